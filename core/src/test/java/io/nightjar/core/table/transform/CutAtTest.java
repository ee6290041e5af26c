package io.nightjar.core.table.transform;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CutAtTest {
  private static final String DDL =
      "id STRING, value INT, _logical_date DATE, _event_time TIMESTAMP, _known_at TIMESTAMP";
  private static final LocalDate NIGHT = LocalDate.of(2013, 3, 15);
  private static final Instant T = Instant.parse("2013-03-16T04:00:00Z");

  @Test
  void hidesWhatWasNotKnownOrHadNotHappened(SparkSession spark) {
    Dataset<Row> table =
        Rows.of(
            spark,
            DDL,
            seen("seen", 1, "2013-03-16T04:00:00Z", "2013-03-16T04:00:00Z"),
            seen("without event time", 2, null, "2013-03-16T04:00:00Z"),
            seen("known too late", 3, "2013-03-15T00:00:00Z", "2013-03-16T04:00:00.000001Z"),
            seen("not happened", 4, "2013-03-16T04:00:00.000001Z", "2013-03-15T00:00:00Z"),
            seen("never known", 5, "2013-03-15T00:00:00Z", null),
            version("brought later", 6, "2013-03-16", "2013-03-15T00:00:00Z"));

    assertThatRows(new CutAt(T, NIGHT, List.of()).apply(table).select("value"))
        .containsExactly(row(1), row(2));
  }

  @Test
  void laterKnowledgeShowsNothingThatHappenedLater(SparkSession spark) {
    Dataset<Row> table =
        Rows.of(
            spark,
            DDL,
            version("of the night", 1, "2013-03-15", "2013-03-16T04:00:00Z"),
            version("of the next, without event time", 2, "2013-03-16", "2013-03-17T04:00:00Z"),
            late("of the next, happened before", 3, "2013-03-16", "2013-03-16T03:00:00Z"),
            late("of the next, happened then", 4, "2013-03-16", "2013-03-16T05:00:00Z"));
    Instant knownBy = Instant.parse("2013-03-18T04:00:00Z");
    LocalDate knowing = LocalDate.parse("2013-03-17");

    assertThatRows(new CutAt(T, NIGHT, knownBy, knowing, List.of()).apply(table).select("value"))
        .containsExactly(row(1), row(3));
  }

  @Test
  void keepsTheNewestKnownVersionOfAKey(SparkSession spark) {
    Dataset<Row> table =
        Rows.of(
            spark,
            DDL,
            version("a", 1, "2013-03-14", "2013-03-14T00:00:00Z"),
            version("a", 2, "2013-03-13", "2013-03-15T00:00:00Z"),
            version("a", 3, "2013-03-15", "2013-03-15T00:00:00Z"),
            version("a", 4, "2013-03-15", "2013-03-17T00:00:00Z"),
            version("b", 5, "2013-03-01", "2013-03-01T00:00:00Z"));

    assertThatRows(new CutAt(T, NIGHT, List.of("id")).apply(table).select("value"))
        .containsExactly(row(3), row(5));
  }

  @Test
  void equalVersionsDoNotDependOnTheOrderOfRows(SparkSession spark) {
    List<Row> rows =
        new java.util.ArrayList<>(
            List.of(
                version("a", 1, "2013-03-14", "2013-03-14T00:00:00Z"),
                version("a", 2, "2013-03-14", "2013-03-14T00:00:00Z"),
                version("a", null, "2013-03-14", "2013-03-14T00:00:00Z")));
    Row one = new CutAt(T, NIGHT, List.of("id")).apply(table(spark, rows)).first();
    Collections.reverse(rows);

    assertThatRows(new CutAt(T, NIGHT, List.of("id")).apply(table(spark, rows)))
        .containsExactly(one);
  }

  @Test
  void anEmptyTableStaysEmpty(SparkSession spark) {
    assertThatRows(new CutAt(T, NIGHT, List.of("id")).apply(Rows.of(spark, DDL))).isEmpty();
  }

  private static Dataset<Row> table(SparkSession spark, List<Row> rows) {
    return Rows.of(spark, DDL, rows.toArray(Row[]::new));
  }

  private static Row seen(String id, int value, String eventTime, String knownAt) {
    return row(id, value, Date.valueOf(NIGHT), instant(eventTime), instant(knownAt));
  }

  private static Row version(String id, Integer value, String night, String knownAt) {
    return row(id, value, Date.valueOf(night), null, instant(knownAt));
  }

  private static Row late(String id, Integer value, String night, String eventTime) {
    return row(id, value, Date.valueOf(night), instant(eventTime), instant("2013-03-17T04:00:00Z"));
  }

  private static Timestamp instant(String text) {
    return text == null ? null : Timestamp.from(Instant.parse(text));
  }
}
