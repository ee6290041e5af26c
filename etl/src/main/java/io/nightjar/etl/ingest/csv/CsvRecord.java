package io.nightjar.etl.ingest.csv;

import java.util.List;

/**
 * One record of a CSV file as it was delivered.
 *
 * @param values its cells, without quotes
 * @param problem why it is not a record of a CSV file, or null if it is one
 * @param text its raw text without the line end, cut if very long
 */
record CsvRecord(List<String> values, String problem, String text) {}
