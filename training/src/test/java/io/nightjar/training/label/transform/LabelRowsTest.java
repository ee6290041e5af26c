package io.nightjar.training.label.transform;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.training.label.LabelCounts;
import io.nightjar.training.split.transform.TimeSplit;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class LabelRowsTest {
  private static final LabelRows JOIN = new LabelRows(List.of("day", "id"), "late");
  private static final Date FIRST = Date.valueOf("2013-01-01");
  private static final Date SECOND = Date.valueOf("2013-01-02");

  @Test
  void joinsByTheWholeKeyAndKeepsEveryFeatureRow(SparkSession spark) {
    Dataset<Row> features =
        Rows.of(
            spark,
            "day DATE, id INT, x DOUBLE",
            row(FIRST, 1, 0.1),
            row(FIRST, 2, 0.2),
            row(SECOND, 1, 0.3));
    Dataset<Row> labels =
        Rows.of(
            spark,
            "id INT, day DATE, late BOOLEAN",
            row(1, FIRST, true),
            row(1, SECOND, false),
            row(9, FIRST, true));
    assertThatRows(JOIN.apply(features, labels))
        .containsExactly(
            row(FIRST, 1, 0.1, 1.0, true, 1L),
            row(FIRST, 2, 0.2, null, null, null),
            row(SECOND, 1, 0.3, 0.0, false, 1L));
  }

  @Test
  void countsWhatCanBeUsedAndWhatCannot(SparkSession spark) {
    Dataset<Row> features =
        Rows.of(
            spark,
            "day DATE, id INT",
            row(FIRST, 1),
            row(FIRST, 2),
            row(FIRST, 3),
            row(FIRST, 4),
            row(SECOND, 1),
            row(SECOND, 2));
    Dataset<Row> labels =
        Rows.of(
            spark,
            "day DATE, id INT, late INT",
            row(FIRST, 1, 1),
            row(FIRST, 2, 0),
            row(FIRST, 2, 0),
            row(FIRST, 3, 2),
            row(SECOND, 1, 1),
            row(SECOND, 2, null));
    LabelCounts counts =
        LabelCounts.of(
            JOIN.apply(features, labels),
            new TimeSplit("day", LocalDate.parse("2013-01-02")).isTest());
    assertThat(counts).isEqualTo(new LabelCounts(3, 1, 1, 2, 1, 1));
  }

  @Test
  void findsNothingInNothing(SparkSession spark) {
    Dataset<Row> none = Rows.of(spark, "day DATE, id INT, late BOOLEAN");
    LabelCounts counts =
        LabelCounts.of(
            JOIN.apply(none.drop("late"), none),
            new TimeSplit("day", LocalDate.parse("2013-01-02")).isTest());
    assertThat(counts).isEqualTo(new LabelCounts(0, 0, 0, 0, 0, 0));
    assertThat(counts.hasBothClasses()).isFalse();
  }
}
