package io.nightjar.validation;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.Pins;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.suite.SuiteSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class QuarantineTest {
  private static final TableName FLIGHTS = TableName.of("silver", "flights");
  private static final Nights NIGHTS = Nights.parse("2013-03-01..2013-03-02");

  @TempDir private Path lake;

  @Test
  void movesEachMisfitOnceAndBringsItBackWhenTheRuleIsPutRight(SparkSession spark) {
    PinnedTable staged = stage(spark);

    ValidateJob.Result result = check(spark, staged, "EWR", 100);

    assertThat(result.rejection()).isEmpty();
    assertThat(result.failure()).isEmpty();
    assertThat(result.checks())
        .filteredOn(check -> check.outcome() == CheckResult.Outcome.FAILED)
        .extracting(check -> check.night() + " " + check.rule().severity())
        .containsExactly("2013-03-01 warning", "2013-03-01 warning", "2013-03-02 warning");
    assertThat(read(spark, FLIGHTS.accepted()).select("n").collectAsList())
        .extracting(each -> each.getInt(0))
        .containsExactlyInAnyOrder(1, 5);
    Dataset<Row> moved = read(spark, FLIGHTS.quarantine());
    assertThat(moved.count()).isEqualTo(3);
    assertThat(moved.where(col("record").contains("\"n\":300")).collectAsList())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.<String>getAs("column")).isEqualTo("origin");
              assertThat(each.<String>getAs("reason"))
                  .isEqualTo("breaks expect_column_values_to_be_in_set(origin)");
              assertThat(each.getList(each.fieldIndex("rules"))).hasSize(2);
            });

    check(spark, staged, "XXX", 1000);

    assertThat(read(spark, FLIGHTS.quarantine()).count()).isZero();
    assertThat(read(spark, FLIGHTS.accepted()).count()).isEqualTo(5);
  }

  @Test
  void stopsTheNightOnlyBelowWhatMustFit(SparkSession spark) {
    PinnedTable staged = stage(spark);

    ValidateJob.Result result = check(spark, staged, "EWR", 100, ", \"mostly\": 0.9");

    assertThat(result.rejection())
        .hasValueSatisfying(reason -> assertThat(reason).contains("2 of 3 values do not fit"));
    assertThat(tables(spark).findLatest(FLIGHTS.accepted())).isEmpty();
  }

  private ValidateJob.Result check(
      SparkSession spark, PinnedTable staged, String other, int most, String... more) {
    String rules =
        """
        {"expectations": [
          {"type": "expect_column_values_to_be_in_set", "action": "quarantine",
           "kwargs": {"column": "origin", "value_set": ["EWR", "%s"]%s}},
          {"type": "expect_column_values_to_be_between", "action": "quarantine",
           "kwargs": {"column": "n", "max_value": %d}}
        ]}\
        """
            .formatted(other, String.join("", more), most);
    SuiteSpec suite = SuiteSpec.read(new Suite("s.json", rules));
    ValidateConfig config =
        new ValidateConfig(
            List.of(new ValidateConfig.Subject(FLIGHTS, suite)), ZoneOffset.UTC, Optional.empty());
    JobContext context =
        new JobContext(
            tables(spark),
            null,
            new SparkQueries(spark),
            NIGHTS,
            new Pins(List.of(staged)),
            null,
            "",
            null,
            "f" + other + most,
            "run-2",
            null,
            spark);
    return new ValidateJob().run(config, context);
  }

  private PinnedTable stage(SparkSession spark) {
    Date first = Date.valueOf("2013-03-01");
    Date second = Date.valueOf("2013-03-02");
    Dataset<Row> rows =
        Rows.of(
            spark,
            "origin STRING, n INT, _logical_date DATE",
            row("EWR", 1, first),
            row("XXX", 300, first),
            row("XXX", 4, first),
            row(null, 5, second),
            row("EWR", 200, second));
    return tables(spark).replaceNights(FLIGHTS.staged(), NIGHTS, rows, "staged").table();
  }

  private Dataset<Row> read(SparkSession spark, TableName name) {
    DeltaTables tables = tables(spark);
    return tables.read(tables.findLatest(name).orElseThrow());
  }

  private DeltaTables tables(SparkSession spark) {
    CommitOrigin origin = new CommitOrigin("run-1", "flights", "validate", "", "", 0);
    return new DeltaTables(spark, lake.toString(), origin);
  }
}
