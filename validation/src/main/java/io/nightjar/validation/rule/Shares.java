package io.nightjar.validation.rule;

import java.util.Locale;

/** Decides rules about rows: enough of those that take part must fit. */
final class Shares {
  private Shares() {}

  static Answer answer(Counts counts, double mostly, Misfits misfits) {
    String finding =
        "%d of %d values do not fit (%s)%s"
            .formatted(
                counts.unexpected(),
                counts.present(),
                percent(1 - counts.share()),
                mostly < 1 ? ", " + percent(1 - mostly) + " may" : "");
    return Answer.rows(counts.share() >= mostly, counts, expected(mostly), finding, misfits);
  }

  private static String expected(double mostly) {
    return mostly < 1 ? "at least " + percent(mostly) + " fit" : "all fit";
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }
}
