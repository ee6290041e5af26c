package io.nightjar.validation.docs;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class RecentChecksTest {
  private static final String COLUMNS =
      """
      run_id STRING, pipeline STRING, table_name STRING, _logical_date DATE, suite STRING,
      line INT, rule STRING, suite_digest STRING, type STRING, columns ARRAY<STRING>,
      title STRING, description STRING, severity STRING, action STRING, outcome STRING,
      element_count BIGINT, missing_count BIGINT, unexpected_count BIGINT, observed DOUBLE,
      expected STRING, finding STRING, checked_version BIGINT, checked_at TIMESTAMP,
      manifest STRING\
      """;

  private static Row check(String run, String pipeline, String night, boolean isCounted) {
    return row(
        run,
        pipeline,
        "silver." + pipeline,
        Date.valueOf(night),
        "s.json",
        7,
        "abc",
        "digest",
        "expect_x",
        new String[] {"a", "b"},
        "title",
        "says why",
        "warning",
        "quarantine",
        isCounted ? "failed" : "error",
        isCounted ? 10L : null,
        null,
        isCounted ? 2L : null,
        isCounted ? 0.8 : null,
        "expected",
        "found",
        4L,
        Timestamp.from(Instant.parse("2024-03-01T02:00:00Z")),
        "manifest.json");
  }

  private static List<String> brief(RecentChecks wanted, Dataset<Row> rows) {
    return wanted.of(rows).stream()
        .map(
            checked ->
                "%s %s %s %s"
                    .formatted(
                        checked.pipeline(),
                        checked.result().night(),
                        checked.run(),
                        checked.isNewest() ? "newest" : "old"))
        .sorted()
        .toList();
  }

  @Test
  void takesTheNewestNightsOfEachPipelineAndKnowsTheNewestRun(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            COLUMNS,
            check("r1", "a", "2024-01-01", true),
            check("r2", "a", "2024-01-02", true),
            check("r4", "a", "2024-01-02", true),
            check("r3", "a", "2024-01-03", true),
            check("r0", "b", "2020-01-01", false));

    assertThat(brief(new RecentChecks(Optional.empty(), 2), rows))
        .containsExactly(
            "a 2024-01-02 r2 old",
            "a 2024-01-02 r4 newest",
            "a 2024-01-03 r3 newest",
            "b 2020-01-01 r0 newest");
    assertThat(brief(new RecentChecks(Optional.of("b"), 2), rows)).hasSize(1);
  }

  @Test
  void readsEveryColumn(SparkSession spark) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            COLUMNS,
            check("r1", "a", "2024-01-01", true),
            check("r1", "b", "2024-01-01", false));
    List<Checked> checks = new RecentChecks(Optional.empty(), 9).of(rows);
    Checked counted = checks.get(checks.get(0).pipeline().equals("a") ? 0 : 1);
    Checked error = checks.get(checks.get(0).pipeline().equals("a") ? 1 : 0);

    assertThat(counted.at()).isEqualTo("2024-03-01T02:00:00Z");
    assertThat(counted.manifest()).isEqualTo("manifest.json");
    assertThat(counted.result().rule().columns()).containsExactly("a", "b");
    assertThat(counted.result().rule().severity()).isEqualTo(Severity.WARNING);
    assertThat(counted.result().counts()).contains(new Counts(10, OptionalLong.empty(), 2));
    assertThat(counted.result().observed()).hasValue(0.8);
    assertThat(counted.result().version()).isEqualTo(4);
    assertThat(error.result().outcome()).isEqualTo(Outcome.ERROR);
    assertThat(error.result().counts()).isEmpty();
    assertThat(error.result().observed()).isEmpty();
  }
}
