package io.nightjar.etl.ingest.transform;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.apache.spark.sql.functions.expr;

import io.nightjar.core.pipeline.source.LocalTimePolicy;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class AssignTimesTest {
  private static final String DDL =
      "y INT, m INT, d INT, _delivered DATE, _misfit_column STRING, _misfit_reason STRING";
  private static final LocalDate START = LocalDate.of(2013, 1, 1);
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Optional<Column> DAY = Optional.of(expr("make_date(y, m, d)"));

  @Test
  void aRowWithoutAUsableEventDateIsAMisfitOfTheFirstNight(SparkSession spark) {
    Dataset<Row> rows =
        rows(
            spark,
            row(2013, 3, 10, null, null, null),
            row(2013, 2, 30, null, null, null),
            row(2013, null, 1, null, "m", "m is bad"));

    assertThatRows(
            new AssignNights(DAY, START)
                .apply(rows)
                .selectExpr("_logical_date", "_undated", "_misfit_column", "_misfit_reason"))
        .containsExactly(
            row(Date.valueOf("2013-03-10"), false, null, null),
            row(
                Date.valueOf("2013-01-01"),
                true,
                "event-date",
                "event-date has no value for this row"),
            row(
                Date.valueOf("2013-01-01"),
                true,
                "m",
                "m is bad; event-date has no value for this row"));
  }

  @Test
  void expressionsThatShareAPartFailOnlyWhereTheyFail(SparkSession spark) {
    Dataset<Row> rows =
        rows(
            spark,
            row(2013, 3, 10, null, null, null),
            row(2013, 13, 1, null, null, null),
            row(null, 1, 1, null, null, null));
    Dataset<Row> night = new AssignNights(DAY, START).apply(rows);
    Dataset<Row> event = new AssignEventTime(DAY, Optional.empty()).apply(night);
    Dataset<Row> known =
        new AssignKnownAt(Optional.of(expr("make_date(y, m, d) + INTERVAL 1 DAY")), NEW_YORK)
            .apply(event);

    assertThatRows(known.selectExpr("_event_time", "_known_at", "_misfit_column"))
        .containsExactly(
            row(
                Timestamp.from(Instant.parse("2013-03-10T00:00:00Z")),
                Timestamp.from(Instant.parse("2013-03-11T00:00:00Z")),
                null),
            row(null, Timestamp.from(Instant.parse("2013-01-02T05:00:00Z")), "event-date"),
            row(null, Timestamp.from(Instant.parse("2013-01-02T05:00:00Z")), "event-date"));
  }

  @Test
  void withoutKnownAtARowIsKnownAtTheCutOfItsNight(SparkSession spark) {
    Dataset<Row> rows = rows(spark, row(1, 1, 1, Date.valueOf("2013-03-10"), null, null));
    Dataset<Row> night = new AssignNights(Optional.empty(), START).apply(rows);

    assertThatRows(new AssignKnownAt(Optional.empty(), NEW_YORK).apply(night).select("_known_at"))
        .containsExactly(row(Timestamp.from(Instant.parse("2013-03-11T04:00:00Z"))));
  }

  @Test
  void gapsAndOverlapsFollowThePolicy(SparkSession spark) {
    LocalTimePolicy.Gap forward = LocalTimePolicy.Gap.FORWARD;
    LocalTimePolicy.Overlap earlier = LocalTimePolicy.Overlap.EARLIER;
    LocalTimePolicy.Overlap later = LocalTimePolicy.Overlap.LATER;

    assertThatRows(local(spark, forward, earlier))
        .containsExactly(
            times("2013-03-10T07:30:00Z", null),
            times("2013-11-03T05:30:00Z", null),
            times("2013-07-01T16:00:00Z", null),
            row(null, null));
    assertThatRows(local(spark, LocalTimePolicy.Gap.QUARANTINE, later))
        .containsExactly(
            times("2013-03-10T07:30:00Z", "event-time does not exist in America/New_York"),
            times("2013-11-03T06:30:00Z", null),
            times("2013-07-01T16:00:00Z", null),
            row(null, null));
    assertThatRows(local(spark, forward, LocalTimePolicy.Overlap.QUARANTINE))
        .containsExactly(
            times("2013-03-10T07:30:00Z", null),
            times("2013-11-03T05:30:00Z", "event-time exists twice in America/New_York"),
            times("2013-07-01T16:00:00Z", null),
            row(null, null));
  }

  private static Dataset<Row> local(
      SparkSession spark, LocalTimePolicy.Gap gap, LocalTimePolicy.Overlap overlap) {
    Dataset<Row> rows =
        Rows.of(
            spark,
            "wall STRING, _misfit_column STRING, _misfit_reason STRING",
            row("2013-03-10 02:30:00", null, null),
            row("2013-11-03 01:30:00", null, null),
            row("2013-07-01 12:00:00", null, null),
            row(null, null, null));
    return new AssignEventTime(
            Optional.of(expr("CAST(wall AS TIMESTAMP)")),
            Optional.of(new LocalTimePolicy(NEW_YORK, gap, overlap)))
        .apply(rows)
        .select("_event_time", "_misfit_reason");
  }

  private static Row times(String instant, String reason) {
    return row(Timestamp.from(Instant.parse(instant)), reason);
  }

  private static Dataset<Row> rows(SparkSession spark, Row... rows) {
    return Rows.of(spark, DDL, rows);
  }
}
