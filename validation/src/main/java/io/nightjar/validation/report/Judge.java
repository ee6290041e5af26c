package io.nightjar.validation.report;

import io.nightjar.validation.checks.Bounds;
import io.nightjar.validation.checks.Expectation;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Decides an expectation from what was counted, by the rules of Great Expectations. */
public final class Judge {
  private Judge() {}

  /** A rule about values: enough of those that take part must fit, the boundary included. */
  public static CheckOutcome values(Expectation expectation, Counts counts) {
    double mostly = expectation.spec().mostly();
    String finding =
        "%d of %d values do not fit (%s)%s"
            .formatted(
                counts.unexpected(),
                counts.present(),
                percent(1 - counts.share()),
                mostly < 1 ? ", " + percent(1 - mostly) + " may" : "");
    return new CheckOutcome(
        expectation,
        counts.share() >= mostly,
        counts.elements(),
        counts.missing(),
        counts.unexpected(),
        finding);
  }

  /** A rule about the number of rows: every night must fit. */
  public static CheckOutcome nights(
      Expectation expectation, Bounds bounds, SortedMap<LocalDate, Long> rows) {
    List<Map.Entry<LocalDate, Long>> outside =
        rows.entrySet().stream().filter(night -> !bounds.holds(night.getValue())).toList();
    String finding =
        outside.isEmpty()
            ? "every night has %s rows".formatted(bounds)
            : "%d of %d nights do not fit, first %s with %d rows instead of %s"
                .formatted(
                    outside.size(),
                    rows.size(),
                    outside.get(0).getKey(),
                    outside.get(0).getValue(),
                    bounds);
    return new CheckOutcome(
        expectation, outside.isEmpty(), rows.size(), 0, outside.size(), finding);
  }

  /** A rule that the table's columns decide. */
  public static CheckOutcome columns(Expectation expectation, boolean fits) {
    String finding = fits ? "the column is there" : "the table does not have it there";
    return new CheckOutcome(expectation, fits, 1, 0, fits ? 0 : 1, finding);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }
}
