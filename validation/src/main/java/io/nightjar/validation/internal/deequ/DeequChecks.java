package io.nightjar.validation.internal.deequ;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.Uniqueness;
import io.nightjar.validation.checks.BoundCheck;
import io.nightjar.validation.checks.Measure;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Translates what must be counted into Deequ's analyzers. Counting with {@code Size … where} gives
 * exact numbers and shares one scan; a ratio such as {@code Compliance} would have to be turned
 * back into rows, and counts nulls as passes.
 */
final class DeequChecks {
  /** All rows. */
  static final Size ROWS = new Size(ScalaInterop.none());

  private DeequChecks() {}

  /** Everything that must be computed for these checks, each once. */
  static List<Analyzer<?, ?>> analyzers(List<BoundCheck> checks) {
    Set<Analyzer<?, ?>> analyzers = new LinkedHashSet<>();
    analyzers.add(ROWS);
    for (BoundCheck check : checks) {
      if (check.measure() instanceof Measure.Condition condition) {
        analyzers.add(rowsWhere(condition.counted()));
        analyzers.add(rowsWhere(condition.unexpected()));
      } else if (check.measure() instanceof Measure.Distinctness distinctness) {
        analyzers.add(rowsWhere(distinctness.counted()));
        analyzers.add(uniqueness(distinctness));
      }
    }
    return List.copyOf(analyzers);
  }

  static Size rowsWhere(String condition) {
    return condition.equals("true") ? ROWS : new Size(ScalaInterop.some(condition));
  }

  /** Rows whose combination occurs once, divided by the rows that take part. */
  static Uniqueness uniqueness(Measure.Distinctness distinctness) {
    return new Uniqueness(
        ScalaInterop.seq(distinctness.columns()),
        ScalaInterop.some(distinctness.counted()),
        ScalaInterop.none());
  }
}
