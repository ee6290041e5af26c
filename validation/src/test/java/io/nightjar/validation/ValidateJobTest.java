package io.nightjar.validation;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.error.ErrorType;
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
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class ValidateJobTest {
  private static final TableName FLIGHTS = TableName.of("silver", "flights");
  private static final Nights FIRST = Nights.parse("2013-03-01");
  private static final Nights SECOND = Nights.parse("2013-03-02");

  @TempDir private Path lake;

  @Test
  void judgesExactlyThePinnedVersionAndNight(SparkSession spark) {
    DeltaTables tables = tables(spark);
    PinnedTable bad = stage(spark, tables, FIRST, "XXX");
    PinnedTable good = stage(spark, tables, FIRST, "EWR");
    PinnedTable alsoOtherNight = stage(spark, tables, SECOND, "XXX");

    assertThat(check(spark, bad, FIRST).rejection())
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("silver.flights did not pass 1 of 2 checks for 2013-03-01:")
                    .contains("expect_column_values_to_be_in_set(origin): 1 of 1 values")
                    .contains("Its rows stay in stage.silver.flights@v0")
                    .doesNotContain("XXX"));
    assertThat(check(spark, good, FIRST).rejection()).isEmpty();
    assertThat(check(spark, alsoOtherNight, FIRST).rejection()).isEmpty();
    assertThat(check(spark, alsoOtherNight, SECOND).rejection()).isPresent();
    assertThat(check(spark, good, FIRST).metrics())
        .containsEntry("silver.flights.checks", 2)
        .containsEntry("silver.flights.checks-failed", 0)
        .containsEntry("silver.flights.checks-warned", 0);
  }

  @Test
  void aRuleAboutAMissingColumnIsAnErrorOfTheSuite(SparkSession spark) {
    PinnedTable staged = stage(spark, tables(spark), FIRST, "EWR");

    ValidateJob.Result result =
        check(
            spark,
            staged,
            FIRST,
            "{\"type\": \"expect_column_values_to_be_unique\","
                + " \"kwargs\": {\"column\": \"orign\"}}",
            "{\"type\": \"expect_table_row_count_to_equal\", \"kwargs\": {\"value\": 1}}");

    assertThat(result.failure())
        .hasValueSatisfying(
            e -> {
              assertThat(e.type()).isEqualTo(ErrorType.USER);
              assertThat(e)
                  .hasMessageContaining("Rule error, nothing was decided about silver.flights")
                  .hasMessageContaining(
                      "suites/flights.json:2: expect_column_values_to_be_unique(orign)")
                  .hasMessageContaining("did you mean \"origin\"?");
            });
    assertThat(result.checks())
        .extracting(CheckResult::outcome)
        .containsExactly(CheckResult.Outcome.ERROR, CheckResult.Outcome.PASSED);
  }

  private ValidateJob.Result check(SparkSession spark, PinnedTable staged, Nights nights) {
    return check(
        spark,
        staged,
        nights,
        "{\"type\": \"expect_column_values_to_be_in_set\","
            + " \"kwargs\": {\"column\": \"origin\", \"value_set\": [\"EWR\"]}}",
        "{\"type\": \"expect_table_row_count_to_be_between\","
            + " \"kwargs\": {\"min_value\": 1, \"max_value\": 1}}");
  }

  private ValidateJob.Result check(
      SparkSession spark, PinnedTable staged, Nights nights, String... rules) {
    Suite suite =
        new Suite(
            "suites/flights.json", "{\"expectations\": [\n" + String.join(",\n", rules) + "]}");
    ValidateConfig config =
        new ValidateConfig(
            List.of(new ValidateConfig.Subject(FLIGHTS, SuiteSpec.read(suite))),
            ZoneOffset.UTC,
            Optional.empty());
    return new ValidateJob().run(config, context(spark, staged, nights));
  }

  private JobContext context(SparkSession spark, PinnedTable staged, Nights nights) {
    Pins pins = new Pins(List.of(staged));
    return new JobContext(
        tables(spark),
        null,
        new SparkQueries(spark),
        nights,
        pins,
        null,
        "",
        null,
        "f",
        "run-2",
        null,
        spark);
  }

  private DeltaTables tables(SparkSession spark) {
    CommitOrigin origin = new CommitOrigin("run-1", "flights", "refine", "", "", 0);
    return new DeltaTables(spark, lake.toString(), origin);
  }

  private static PinnedTable stage(
      SparkSession spark, DeltaTables tables, Nights night, String origin) {
    return tables
        .replaceNights(
            FLIGHTS.staged(),
            night,
            Rows.of(
                spark,
                "origin STRING, _logical_date DATE",
                row(origin, Date.valueOf(night.from()))),
            night + origin)
        .table();
  }
}
