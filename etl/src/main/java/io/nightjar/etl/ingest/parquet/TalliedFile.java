package io.nightjar.etl.ingest.parquet;

import io.nightjar.etl.ingest.drift.ColumnTally;
import java.io.Serializable;

/**
 * What was counted of one file.
 *
 * @param file its place among the files
 * @param tally the counts
 */
record TalliedFile(int file, ColumnTally tally) implements Serializable {}
