package io.nightjar.core.sql;

/**
 * SQL as it stands in a configuration.
 *
 * @param file the file it was read from, relative to the project; for messages
 * @param text the query
 */
public record SqlText(String file, String text) {}
