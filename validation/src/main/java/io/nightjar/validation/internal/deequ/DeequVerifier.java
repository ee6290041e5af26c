package io.nightjar.validation.internal.deequ;

import static org.apache.spark.sql.functions.col;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.metrics.Metric;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import io.nightjar.validation.checks.BoundCheck;
import io.nightjar.validation.checks.BoundSuite;
import io.nightjar.validation.checks.Measure;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.Judge;
import io.nightjar.validation.report.ValidationReport;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks rows with Deequ: one run with all analyzers, in which everything that can be counted row
 * by row shares a single scan and each distinct key adds one more.
 */
public final class DeequVerifier {
  /** Checks the rows of these nights, which must be all that {@code rows} has. */
  public ValidationReport verify(
      BoundSuite suite, PinnedTable staged, Nights nights, Dataset<Row> rows) {
    DeequMetrics metrics = measure(suite, rows);
    SortedMap<LocalDate, Long> nightRows = nightRows(suite, nights, rows, metrics.rows());
    List<CheckOutcome> outcomes =
        suite.checks().stream().map(check -> outcome(check, metrics, nightRows)).toList();
    return new ValidationReport(staged, nights, suite.file(), metrics.rows(), outcomes);
  }

  private static DeequMetrics measure(BoundSuite suite, Dataset<Row> rows) {
    List<Analyzer<?, Metric<?>>> analyzers =
        DeequChecks.analyzers(suite.checks()).stream()
            .<Analyzer<?, Metric<?>>>map(ScalaInterop::analyzer)
            .toList();
    return new DeequMetrics(
        AnalysisRunner.onData(renamed(suite, rows))
            .addAnalyzers(ScalaInterop.seq(analyzers))
            .run());
  }

  /** Only the columns that rules need, under the names that the SQL of the rules uses. */
  private static Dataset<Row> renamed(BoundSuite suite, Dataset<Row> rows) {
    List<Column> columns = new ArrayList<>();
    suite.columns().forEach((safe, column) -> columns.add(quoted(column).as(safe)));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static Column quoted(String column) {
    return col("`" + column.replace("`", "``") + "`");
  }

  private static CheckOutcome outcome(
      BoundCheck check, DeequMetrics metrics, SortedMap<LocalDate, Long> nightRows) {
    if (check.measure() instanceof Measure.Condition condition) {
      return Judge.values(check.expectation(), metrics.counts(condition));
    }
    if (check.measure() instanceof Measure.Distinctness distinctness) {
      return Judge.values(check.expectation(), metrics.counts(distinctness));
    }
    if (check.measure() instanceof Measure.NightRows night) {
      return Judge.nights(check.expectation(), night.bounds(), nightRows);
    }
    return Judge.columns(check.expectation(), ((Measure.Decided) check.measure()).fits());
  }

  /** Rows of each night, nights without rows included; a single night needs no grouping. */
  private static SortedMap<LocalDate, Long> nightRows(
      BoundSuite suite, Nights nights, Dataset<Row> rows, long all) {
    SortedMap<LocalDate, Long> counts = new TreeMap<>();
    nights.dates().forEach(night -> counts.put(night, 0L));
    if (nights.isSingle()) {
      counts.put(nights.from(), all);
    } else if (suite.checks().stream().anyMatch(c -> c.measure() instanceof Measure.NightRows)) {
      rows.groupBy(col(Bookkeeping.LOGICAL_DATE))
          .count()
          .collectAsList()
          .forEach(row -> counts.put(row.getDate(0).toLocalDate(), row.getLong(1)));
    }
    return counts;
  }
}
