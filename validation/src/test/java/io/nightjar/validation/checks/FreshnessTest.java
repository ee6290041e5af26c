package io.nightjar.validation.checks;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.rule.NightEnd;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.suite.SuiteSpec;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The nights are around the day on which New York has 23 hours; it ends at 04:00 UTC. */
@SparkTest
class FreshnessTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final Nights NIGHTS = Nights.parse("2013-03-09..2013-03-11");

  private static SuiteSpec suite(String column, String maxAge) {
    return SuiteSpec.read(
        new Suite(
            "s.json",
            """
            {"expectations": [
              {"type": "expect_column_to_be_fresh",
               "kwargs": {"column": "%s", "max_age": "%s"}}]}\
            """
                .formatted(column, maxAge)));
  }

  private static List<CheckOutcome> nights(SparkSession spark, String column, String maxAge) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "at TIMESTAMP, day DATE, _logical_date DATE",
            row(time("2013-03-10T03:00:00Z"), Date.valueOf("2013-03-08"), night("2013-03-09")),
            row(time("2013-03-10T20:00:00Z"), Date.valueOf("2013-03-10"), night("2013-03-10")),
            row(null, Date.valueOf("2013-03-09"), night("2013-03-10")),
            row(null, null, night("2013-03-11")));
    NightEnd end = NightEnd.of(col("_logical_date"), ZONE);
    return new SuiteRun(
            suite(column, maxAge), OtherTables.NONE, new MetricHistory(), false, Optional.of(end))
            .of(new NightRows(rows, NIGHTS.dates(), Optional.of(col("_logical_date"))))
            .values()
            .stream()
            .map(outcomes -> outcomes.get(0))
            .toList();
  }

  private static Timestamp time(String text) {
    return Timestamp.from(Instant.parse(text));
  }

  private static Date night(String text) {
    return Date.valueOf(text);
  }

  private static CheckOutcome once(Dataset<Row> rows, Optional<NightEnd> end) {
    return new SuiteRun(suite("at", "2 hours"), OtherTables.NONE, new MetricHistory(), false, end)
        .of(new NightRows(rows, List.of(NIGHTS.from()), Optional.empty()))
        .get(NIGHTS.from())
        .get(0);
  }

  @Test
  void countsBackFromTheEndOfEachNightInItsZone(SparkSession spark) {
    List<CheckOutcome> two = nights(spark, "at", "2 hours");

    assertThat(two)
        .extracting(CheckOutcome::outcome)
        .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.FAILED);
    assertThat(two)
        .extracting(CheckOutcome::finding)
        .containsExactly(
            "the newest value is 2 h 00 min 00 s before the end",
            "the newest value is 8 h 00 min 00 s before the end",
            "nothing was found");
    assertThat(two.get(1).answer().orElseThrow().metric()).isEqualTo(OptionalDouble.of(28_800));
    assertThat(two.get(1).expected()).isEqualTo("newest value at most 2 hours before the end");
    assertThat(nights(spark, "at", "119 minutes").get(0).success()).isFalse();
  }

  @Test
  void aDateIsItsBeginningAndADayIsOneOfTheCalendar(SparkSession spark) {
    assertThat(nights(spark, "day", "1 day"))
        .extracting(CheckOutcome::outcome)
        .containsExactly(Outcome.FAILED, Outcome.PASSED, Outcome.FAILED);
    assertThat(nights(spark, "day", "1 day").get(1).finding())
        .isEqualTo("the newest value is 23 h 00 min 00 s before the end");
    assertThat(nights(spark, "day", "1 week").get(0).success()).isTrue();
  }

  @Test
  void withoutANightAnInstantIsNeeded(SparkSession spark) {
    Dataset<Row> rows = Rows.of(spark, "at TIMESTAMP", row(time("2013-03-10T03:00:00Z")));

    CheckOutcome unasked = once(rows, Optional.empty());
    assertThat(unasked.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(unasked.finding()).contains("give an instant with --as-of");

    NightEnd late = NightEnd.at(OffsetDateTime.parse("2013-03-10T06:00:01+01:00"));
    assertThat(once(rows, Optional.of(late)).success()).isFalse();
    NightEnd early = NightEnd.at(OffsetDateTime.parse("2013-03-10T03:59:59+01:00"));
    assertThat(once(rows, Optional.of(early)).finding())
        .isEqualTo("the newest value lies behind the end");
    NightEnd berlin = NightEnd.at(OffsetDateTime.parse("2013-03-09T02:00:00+01:00"));
    Dataset<Row> days = Rows.of(spark, "at DATE", row(night("2013-03-09")));
    assertThat(once(days, Optional.of(berlin)).finding())
        .isEqualTo("the newest value is 2 h 00 min 00 s before the end");
  }

  @Test
  void refusesWhatIsNoSpanOrNoTime(SparkSession spark) {
    assertThat(
            SuiteCheck.problems(
                new Suite(
                    "s.json",
                    """
                    {"expectations": [
                      {"type": "expect_column_to_be_fresh",
                       "kwargs": {"column": "at", "max_age": "6h"}}]}\
                    """)))
        .containsExactly("s.json:3: \"max_age\" must be a span like \"6 hours\" or \"2 days\"");
    CheckOutcome outcome = once(Rows.of(spark, "at STRING", row("x")), Optional.of(NightEnd.SOME));
    assertThat(outcome.finding()).contains("this rule needs dates or timestamps");
  }
}
