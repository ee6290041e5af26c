package io.nightjar.validation.rule;

import java.util.List;

/** The Kullback-Leibler divergence in nats; both sides are brought to a sum of 1. */
final class Divergence {
  /**
   * What occurs without being listed.
   *
   * @param kinds different values
   * @param rows rows with them
   * @param rowsLog sum over the kinds of {@code n * ln(n)}
   * @param weight expected weight of all of them together, split evenly
   */
  record Others(long kinds, long rows, double rowsLog, double weight) {}

  private Divergence() {}

  /** Of counts from weights; infinite if something without weight occurs, NaN of no rows. */
  static double of(List<Double> counts, List<Double> weights) {
    return withOthers(counts, weights, new Others(0, 0, 0, 0));
  }

  static double withOthers(List<Double> counts, List<Double> weights, Others others) {
    double listed = counts.stream().mapToDouble(Double::doubleValue).sum();
    double rows = listed + others.rows();
    if (rows == 0) {
      return Double.NaN;
    }
    double left = others.kinds() > 0 ? 1 - others.weight() : 1;
    double expected = weights.stream().mapToDouble(Double::doubleValue).sum() * left;
    double scale = expected + (others.kinds() > 0 ? others.weight() : 0);
    double sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      sum += term(counts.get(i) / rows, weights.get(i) * left / scale);
    }
    if (others.kinds() == 0) {
      return sum;
    }
    double each = others.weight() / scale / others.kinds();
    double share = others.rows() / rows;
    return each == 0
        ? Double.POSITIVE_INFINITY
        : sum + others.rowsLog() / rows - share * Math.log(rows) - share * Math.log(each);
  }

  private static double term(double observed, double expected) {
    if (observed == 0) {
      return 0;
    }
    return expected == 0 ? Double.POSITIVE_INFINITY : observed * Math.log(observed / expected);
  }
}
