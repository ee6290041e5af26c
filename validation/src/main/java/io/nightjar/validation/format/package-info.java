/**
 * Texts that suites of Great Expectations ask about: times of a strptime format, dates that
 * dateutil reads, JSON and JSON Schema. The verdicts are those of Python 3.11, measured.
 */
package io.nightjar.validation.format;
