package io.nightjar.cli.bench.measure;

import java.util.List;

/**
 * The order statistics of some measurements.
 *
 * @param count how many there are
 * @param min the least
 * @param q1 lower quartile
 * @param median middle
 * @param q3 upper quartile
 * @param max the greatest
 */
public record Spread(int count, double min, double q1, double median, double q3, double max) {
  /** Of at least one value; quartiles are interpolated. */
  public static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Spread(
        sorted.size(),
        sorted.get(0),
        at(sorted, 0.25),
        at(sorted, 0.5),
        at(sorted, 0.75),
        sorted.get(sorted.size() - 1));
  }

  private static double at(List<Double> sorted, double share) {
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
  }
}
