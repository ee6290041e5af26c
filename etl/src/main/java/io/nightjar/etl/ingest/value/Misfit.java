package io.nightjar.etl.ingest.value;

/**
 * Why a delivered value does not fit its column.
 *
 * @param reason completes "column …", such as {@code is not a date (yyyy-MM-dd)}
 */
public record Misfit(String reason) {}
