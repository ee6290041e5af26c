package io.nightjar.validation.alert.mail;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The metric of a rule over its last nights.
 *
 * @param points in order of night, at most {@link #LENGTH}
 */
public record History(List<Point> points) {
  /** How many nights are looked at. */
  public static final int LENGTH = 14;

  /** Copies the list. */
  public History {
    points = List.copyOf(points);
  }

  /**
   * One night.
   *
   * @param night the logical date
   * @param value of the metric; empty if there was none
   * @param outcome of the rule
   */
  public record Point(LocalDate night, OptionalDouble value, Outcome outcome) {}

  /** The history of one rule from its results, in any order. */
  public static History of(Collection<CheckResult> results) {
    List<Point> all =
        results.stream()
            .sorted(Comparator.comparing(CheckResult::night))
            .map(result -> new Point(result.night(), value(result), result.outcome()))
            .toList();
    return new History(all.subList(Math.max(0, all.size() - LENGTH), all.size()));
  }

  /** The metric itself, else the share of rows that fit. */
  private static OptionalDouble value(CheckResult result) {
    Optional<Counts> counts = result.counts().filter(each -> each.elements() > 0);
    if (result.observed().isPresent() || counts.isEmpty()) {
      return result.observed();
    }
    double misfits = (double) counts.get().unexpected() / counts.get().elements();
    return OptionalDouble.of(1 - misfits);
  }

  /** Whether there is anything to draw. */
  public boolean isDrawable() {
    return points.size() > 1 && points.stream().anyMatch(point -> point.value().isPresent());
  }
}
