package io.nightjar.validation.docs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dense_rank;
import static org.apache.spark.sql.functions.row_number;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Takes from {@code ops.check_results} what pages show: of each pipeline the newest nights that
 * were checked, so that a pipeline that ended last year is shown as well.
 *
 * @param pipeline only this one; empty for all
 * @param nights how many nights of each pipeline, at least 1
 */
public record RecentChecks(Optional<String> pipeline, int nights) {
  private static final Column NEWEST = col("_newest");

  /** Runs one query; the answer is as large as the pages will be. */
  public List<Checked> of(Dataset<Row> checkResults) {
    Dataset<Row> wanted =
        pipeline
            .map(name -> checkResults.where(col("pipeline").equalTo(name)))
            .orElse(checkResults);
    Dataset<Row> recent =
        wanted
            .select("pipeline", Bookkeeping.LOGICAL_DATE)
            .distinct()
            .withColumn("_age", dense_rank().over(newestNightFirst()))
            .where(col("_age").leq(nights))
            .drop("_age");
    return wanted
        .join(recent, new String[] {"pipeline", Bookkeeping.LOGICAL_DATE})
        .withColumn(NEWEST.toString(), row_number().over(newestRunFirst()).equalTo(1))
        .collectAsList()
        .stream()
        .map(RecentChecks::checked)
        .toList();
  }

  private static WindowSpec newestNightFirst() {
    return Window.partitionBy("pipeline").orderBy(col(Bookkeeping.LOGICAL_DATE).desc());
  }

  private static WindowSpec newestRunFirst() {
    return Window.partitionBy("table_name", "rule", Bookkeeping.LOGICAL_DATE)
        .orderBy(col("run_id").desc());
  }

  private static Checked checked(Row row) {
    return new Checked(
        row.getAs("run_id"),
        row.getAs("pipeline"),
        row.<java.sql.Timestamp>getAs("checked_at").toInstant(),
        row.getAs("manifest"),
        row.getAs(NEWEST.toString()),
        result(row));
  }

  private static CheckResult result(Row row) {
    Double observed = row.getAs("observed");
    return new CheckResult(
        TableName.parse(row.getAs("table_name")),
        row.<java.sql.Date>getAs(Bookkeeping.LOGICAL_DATE).toLocalDate(),
        rule(row),
        Outcome.valueOf(upper(row, "outcome")),
        counts(row),
        observed == null ? OptionalDouble.empty() : OptionalDouble.of(observed),
        row.getAs("expected"),
        row.getAs("finding"),
        row.<Long>getAs("checked_version"));
  }

  private static Rule rule(Row row) {
    return new Rule(
        row.getAs("suite"),
        row.<Integer>getAs("line"),
        row.getAs("rule"),
        row.getAs("suite_digest"),
        row.getAs("type"),
        row.getList(row.fieldIndex("columns")),
        row.getAs("description"),
        Severity.valueOf(upper(row, "severity")),
        Action.valueOf(upper(row, "action")));
  }

  private static Optional<Counts> counts(Row row) {
    Long elements = row.getAs("element_count");
    if (elements == null) {
      return Optional.empty();
    }
    Long missing = row.getAs("missing_count");
    return Optional.of(
        new Counts(
            elements,
            missing == null ? OptionalLong.empty() : OptionalLong.of(missing),
            row.<Long>getAs("unexpected_count")));
  }

  private static String upper(Row row, String column) {
    return row.<String>getAs(column).toUpperCase(Locale.ROOT);
  }
}
