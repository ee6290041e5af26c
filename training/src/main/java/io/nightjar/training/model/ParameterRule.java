package io.nightjar.training.model;

import java.util.Optional;

/**
 * One parameter of an engine: its name there and the values it takes.
 *
 * @param name the engine's own name
 * @param isWhole whether only whole numbers fit
 * @param least the least value that fits
 * @param most the greatest value that fits
 */
record ParameterRule(String name, boolean isWhole, double least, double most) {
  static ParameterRule whole(String name, int least, int most) {
    return new ParameterRule(name, true, least, most);
  }

  static ParameterRule number(String name, double least, double most) {
    return new ParameterRule(name, false, least, most);
  }

  /** What is wrong with the value as written, if anything. */
  Optional<String> problem(String text) {
    try {
      double value = parse(text).doubleValue();
      return value >= least && value <= most ? Optional.empty() : Optional.of(expectation(text));
    } catch (NumberFormatException e) {
      return Optional.of(expectation(text));
    }
  }

  /** The value as the engine takes it: an {@code Integer} or a {@code Double}. */
  Number parse(String text) {
    if (isWhole) {
      return Integer.valueOf(text.strip());
    }
    return Double.valueOf(text.strip());
  }

  private String expectation(String text) {
    return "%s: %s is not %s from %s to %s"
        .formatted(name, text, isWhole ? "a whole number" : "a number", show(least), show(most));
  }

  private String show(double bound) {
    return isWhole ? Long.toString((long) bound) : Double.toString(bound);
  }
}
