package io.nightjar.etl.features;

import java.math.BigDecimal;
import java.util.List;

/** Sums and what follows from them, exactly, by their definitions. */
final class Numbers {
  private Numbers() {}

  static Double share(Boolean flag) {
    return flag == null ? null : flag ? 1.0 : 0.0;
  }

  static Double asDouble(Integer number) {
    return number == null ? null : number.doubleValue();
  }

  static Double positive(Double value) {
    return value == null ? null : value + 0.0;
  }

  static int compare(Double a, Double b) {
    return Double.compare(a, b);
  }

  static double sum(List<Double> values) {
    if (values.stream().allMatch(Double::isFinite)) {
      return exact(values).doubleValue();
    }
    return values.stream().filter(value -> !Double.isFinite(value)).reduce(0.0, Double::sum);
  }

  private static BigDecimal exact(List<Double> values) {
    return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  static Double mean(List<Double> values) {
    return values.isEmpty() ? null : sum(values) / values.size();
  }

  /** By the definition, from the exact mean: sums of squared differences. */
  static Double deviation(List<Double> values) {
    if (values.size() < 2) {
      return null;
    }
    if (!values.stream().allMatch(value -> Double.isFinite(value * value))) {
      return Double.NaN;
    }
    BigDecimal count = BigDecimal.valueOf(values.size());
    BigDecimal total = exact(values);
    BigDecimal squares = BigDecimal.ZERO;
    for (double value : values) {
      BigDecimal distance = new BigDecimal(value).multiply(count).subtract(total);
      squares = squares.add(distance.multiply(distance));
    }
    BigDecimal scaled = squares.divide(count);
    return Math.sqrt(scaled.doubleValue() / ((double) values.size() * (values.size() - 1)));
  }
}
