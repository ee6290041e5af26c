/**
 * The account of a benchmark: the folder it may empty, the text for people, and the record as JSON
 * from which the text was made.
 */
package io.nightjar.cli.bench.report;
