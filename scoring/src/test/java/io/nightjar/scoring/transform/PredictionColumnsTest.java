package io.nightjar.scoring.transform;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.scoring.transform.PredictionColumns.Origin;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class PredictionColumnsTest {
  private static final Origin ORIGIN = new Origin("flights@2013-02-28.0", "gold.f@v3", "run-1");
  private static final Date NIGHT = Date.valueOf("2013-03-01");
  private static final Timestamp AS_OF = Timestamp.valueOf("2013-03-02 05:00:00");
  private static final String DDL =
      "id INT, score DOUBLE, _logical_date DATE, _event_time TIMESTAMP, _known_at TIMESTAMP";

  @Test
  void saysWhatWasPredictedFromWhat(SparkSession spark) {
    Dataset<Row> predictions =
        columns(Optional.of(0.35))
            .apply(
                Rows.of(
                    spark,
                    DDL,
                    row(1, 0.35, NIGHT, AS_OF, AS_OF),
                    row(2, 0.34, NIGHT, AS_OF, AS_OF)));
    assertThat(predictions.columns())
        .containsExactly(
            "id",
            "score",
            "prediction",
            "model",
            "_as_of",
            "_table_versions",
            "_run",
            "_logical_date",
            "_event_time",
            "_known_at");
    assertThatRows(predictions)
        .containsExactly(
            row(1, 0.35, true, ORIGIN.model(), AS_OF, "gold.f@v3", "run-1", NIGHT, AS_OF, AS_OF),
            row(2, 0.34, false, ORIGIN.model(), AS_OF, "gold.f@v3", "run-1", NIGHT, AS_OF, AS_OF));
  }

  @Test
  void predictsNothingWithoutAThreshold(SparkSession spark) {
    Dataset<Row> scored = Rows.of(spark, DDL, row(1, 0.9, NIGHT, AS_OF, AS_OF));
    assertThatRows(columns(Optional.empty()).apply(scored).select("score", "prediction"))
        .containsExactly(row(0.9, null));
  }

  @Test
  void leavesAnEmptyTableEmpty(SparkSession spark) {
    assertThatRows(columns(Optional.of(0.5)).apply(Rows.of(spark, DDL))).isEmpty();
  }

  private static PredictionColumns columns(Optional<Double> threshold) {
    return new PredictionColumns(List.of("id"), threshold, ORIGIN);
  }
}
