package io.nightjar.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.suite.Expectation;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;

/** Reads what the rules of a table found in earlier nights, as far as rules compare with it. */
final class MetricReader {
  private static final TableName RESULTS = TableName.of("ops", "check_results");
  private static final int NIGHTS = 400;

  private final JobContext context;

  MetricReader(JobContext context) {
    this.context = context;
  }

  /** The metrics before the first night; of a night that was checked again the newest count. */
  MetricHistory of(ValidateConfig.Subject subject) {
    MetricHistory history = new MetricHistory();
    List<String> rules =
        subject.suite().expectations().stream()
            .filter(expectation -> expectation.anomaly().isPresent())
            .map(Expectation::fingerprint)
            .toList();
    Optional<PinnedTable> results =
        rules.isEmpty() ? Optional.empty() : context.tables().findLatest(RESULTS);
    results.ifPresent(pin -> rows(pin, subject, rules).forEach(row -> add(history, row)));
    return history;
  }

  private List<Row> rows(PinnedTable pin, ValidateConfig.Subject subject, List<String> rules) {
    return context
        .tables()
        .read(pin)
        .where(col(Bookkeeping.LOGICAL_DATE).lt(lit(context.nights().from())))
        .where(col(Bookkeeping.LOGICAL_DATE).geq(lit(context.nights().from().minusDays(NIGHTS))))
        .where(col("table_name").equalTo(subject.table().toString()))
        .where(col("rule").isin(rules.toArray()))
        .where(col("observed").isNotNull())
        .groupBy("rule", Bookkeeping.LOGICAL_DATE)
        .agg(max_by(col("observed"), col("run_id")))
        .collectAsList();
  }

  private static void add(MetricHistory history, Row row) {
    history.add(row.getString(0), row.getDate(1).toLocalDate(), row.getDouble(2));
  }
}
