/** Reads raw files strictly and loads them into bronze and quarantine tables. */
package io.nightjar.etl.ingest;
