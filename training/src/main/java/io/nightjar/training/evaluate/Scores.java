package io.nightjar.training.evaluate;

import java.util.OptionalDouble;

/**
 * How good one way of scoring is.
 *
 * @param auc area under the ROC curve, ties counted half; empty if the rows have one class only
 * @param logLoss mean of -ln(probability given to what happened)
 */
public record Scores(OptionalDouble auc, double logLoss) {}
