package io.nightjar.validation.rule;

import java.util.List;
import java.util.Optional;

/**
 * A distribution to compare with.
 *
 * @param values categories; empty for ranges
 * @param bins ends of ranges, ascending, one more than there are weights; empty for categories
 * @param weights share of each, together 1
 * @param tails shares below and above all ranges, if given
 */
public record Partition(
    List<Constant> values, List<Double> bins, List<Double> weights, Optional<List<Double>> tails) {
  /** Copies the lists. */
  public Partition {
    values = List.copyOf(values);
    bins = List.copyOf(bins);
    weights = List.copyOf(weights);
  }

  /** Whether it has ranges. */
  public boolean isContinuous() {
    return !bins.isEmpty();
  }
}
