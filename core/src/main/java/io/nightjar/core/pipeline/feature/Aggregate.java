package io.nightjar.core.pipeline.feature;

import io.nightjar.core.sql.SqlText;
import java.util.Optional;

/**
 * One aggregate of a window.
 *
 * @param name first part of its columns' names
 * @param function what is computed
 * @param argument of what, by an expression over the table's columns; empty for {@code count(*)}
 */
public record Aggregate(String name, AggregateFunction function, Optional<SqlText> argument) {}
