/**
 * Text with separators, read record by record, with every deviation from the declared form as a
 * misfit.
 */
package io.nightjar.etl.ingest.csv;
