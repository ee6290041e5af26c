package io.nightjar.validation.profile;

import java.util.List;

/**
 * What the first pass counts in a column of numbers; NaN counts as missing here.
 *
 * @param min the least
 * @param max the greatest
 * @param mean of the present values
 * @param deviation their sample standard deviation; NaN of one value
 * @param quantiles approximate, at {@link #PROBABILITIES}
 * @param isWhole whether no value has a fraction
 * @param trend correlation with the night, from -1 to 1; NaN if nights are not known or the column
 *     is constant
 */
public record NumberFacts(
    double min,
    double max,
    double mean,
    double deviation,
    List<Double> quantiles,
    boolean isWhole,
    double trend) {
  /** Which quantiles are taken. */
  public static final List<Double> PROBABILITIES = List.of(0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99);

  /** Copies the list. */
  public NumberFacts {
    quantiles = List.copyOf(quantiles);
  }

  double low() {
    return quantiles.get(0);
  }

  /** About half of the values are below. */
  public double median() {
    return quantiles.get(PROBABILITIES.size() / 2);
  }

  double high() {
    return quantiles.get(quantiles.size() - 1);
  }

  /** From the least to the greatest value. */
  public double spread() {
    return max - min;
  }

  /** What 98 of 100 values span. */
  public double core() {
    return high() - low();
  }

  /** Whether both ends are numbers. */
  public boolean isFinite() {
    return Double.isFinite(min) && Double.isFinite(max);
  }
}
