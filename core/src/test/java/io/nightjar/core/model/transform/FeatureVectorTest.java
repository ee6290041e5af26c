package io.nightjar.core.model.transform;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.math.BigDecimal;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class FeatureVectorTest {
  private static final FeatureSet FEATURES =
      new FeatureSet(
          List.of(
              new Feature("carrier", "string", List.of("AA", "UA")),
              new Feature("distance", "int", List.of()),
              new Feature("is_weekend", "boolean", List.of()),
              new Feature("wind", "decimal(5,2)", List.of())));

  private static final String DDL =
      "wind DECIMAL(5,2), is_weekend BOOLEAN, carrier STRING, distance INT";

  @Test
  void ordersTheValuesAsTheFeatureSetDoes(SparkSession spark) {
    Row flight = row(new BigDecimal("12.50"), true, "UA", 2475);
    assertThat(vectors(Rows.of(spark, DDL, flight)))
        .containsExactly(List.of(2.0, 2475.0, 1.0, 12.5));
  }

  @Test
  void takesNullAsNotANumberAndUnknownLevelsAsZero(SparkSession spark) {
    Row unknown = row(null, null, "ZZ", null);
    Row nothing = row(null, false, null, 0);
    assertThat(vectors(Rows.of(spark, DDL, unknown, nothing)))
        .containsExactly(
            List.of(0.0, Double.NaN, Double.NaN, Double.NaN), List.of(0.0, 0.0, 0.0, Double.NaN));
  }

  @Test
  void leavesAnEmptyTableEmpty(SparkSession spark) {
    Dataset<Row> encoded = new FeatureVector(FEATURES).apply(Rows.of(spark, DDL));
    assertThat(encoded.columns()).endsWith(FeatureVector.COLUMN);
    assertThat(encoded.collectAsList()).isEmpty();
  }

  private static List<List<Double>> vectors(Dataset<Row> rows) {
    return new FeatureVector(FEATURES)
        .apply(rows).select(FeatureVector.COLUMN).collectAsList().stream()
            .map(row -> (Vector) row.get(0))
            .map(vector -> java.util.Arrays.stream(vector.toArray()).boxed().toList())
            .toList();
  }
}
