/** Suites as people write them: JSON of Great Expectations, or the same in YAML. */
package io.nightjar.validation.suite;
