package io.nightjar.core.pipeline;

import io.nightjar.core.table.TableName;
import java.util.Optional;

/**
 * What is predicted nightly.
 *
 * @param table such as {@code gold.flights_predictions}
 * @param threshold scores from here on are predicted true; without one there is only the score
 */
public record ScoringSpec(TableName table, Optional<Double> threshold) {}
