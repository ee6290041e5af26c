package io.nightjar.validation.internal.deequ;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import io.nightjar.validation.checks.Measure;
import io.nightjar.validation.report.Counts;

/** Reads counts out of what Deequ computed. */
final class DeequMetrics {
  private final AnalyzerContext context;
  private final long rows;

  DeequMetrics(AnalyzerContext context) {
    this.context = context;
    this.rows = (long) value(DeequChecks.ROWS);
  }

  /** All rows. */
  long rows() {
    return rows;
  }

  Counts counts(Measure.Condition condition) {
    long present = count(condition.counted());
    return new Counts(rows, rows - present, count(condition.unexpected()));
  }

  Counts counts(Measure.Distinctness distinctness) {
    long present = count(distinctness.counted());
    if (present == 0) {
      return new Counts(rows, rows, 0);
    }
    long once = Math.round(value(DeequChecks.uniqueness(distinctness)) * present);
    return new Counts(rows, rows - present, present - once);
  }

  /** Deequ has no answer for no rows at all; it is 0. */
  private long count(String condition) {
    return rows == 0 ? 0 : (long) value(DeequChecks.rowsWhere(condition));
  }

  /** A metric that Deequ could not compute throws here what has stopped it. */
  private double value(Analyzer<?, ?> analyzer) {
    DoubleMetric metric = (DoubleMetric) context.metric(ScalaInterop.analyzer(analyzer)).get();
    return (Double) metric.value().get();
  }
}
