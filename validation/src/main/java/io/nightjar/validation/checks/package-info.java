/**
 * What a suite asks for: read from Great Expectations JSON, then bound to the columns of a table.
 */
package io.nightjar.validation.checks;
