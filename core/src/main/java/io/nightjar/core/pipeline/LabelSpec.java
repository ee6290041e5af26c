package io.nightjar.core.pipeline;

import io.nightjar.core.sql.SqlText;
import io.nightjar.core.time.CalendarSpan;

/**
 * What is predicted.
 *
 * @param sql gives the feature key and the label
 * @param column the label: boolean, or a number that is 0 or 1
 * @param maturesAfter when a label can be believed, counted from the as-of instant of its night
 */
public record LabelSpec(SqlText sql, String column, CalendarSpan maturesAfter) {}
