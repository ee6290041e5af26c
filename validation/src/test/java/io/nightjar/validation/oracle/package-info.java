/** Random suites over random tables, decided a second time without Spark. */
package io.nightjar.validation.oracle;
