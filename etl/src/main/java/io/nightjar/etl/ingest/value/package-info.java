/**
 * Strict conversion of single values: numbers, text, dates and timestamps into the declared type,
 * or a misfit with its reason. Knows no files and no records.
 */
package io.nightjar.etl.ingest.value;
