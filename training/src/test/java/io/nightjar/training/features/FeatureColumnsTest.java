package io.nightjar.training.features;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.model.FeatureSet.Feature;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class FeatureColumnsTest {
  private static final FeatureColumns COLUMNS = new FeatureColumns("gold.f", List.of("id"));

  @Test
  void takesEveryColumnButKeyAndBookkeeping(SparkSession spark) {
    assertThat(
            COLUMNS
                .of(
                    Rows.of(
                        spark,
                        "id INT, carrier STRING, delay DOUBLE, _known_at TIMESTAMP",
                        row(1, "UA", 1.0, null),
                        row(2, null, 2.0, null),
                        row(3, "AA", 2.0, null),
                        row(4, "UA", 2.0, null)))
                .features())
        .containsExactly(
            new Feature("carrier", "string", List.of("AA", "UA")),
            new Feature("delay", "double", List.of()));
  }

  @Test
  void refusesColumnsThatAreNoFeature(SparkSession spark) {
    assertThatThrownBy(() -> COLUMNS.of(Rows.of(spark, "id INT, born DATE, x INT, at TIMESTAMP")))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("gold.f")
        .hasMessageContaining("born date, at timestamp");
  }

  @Test
  void refusesIdsAsCategories(SparkSession spark) {
    assertThatThrownBy(
            () ->
                COLUMNS.of(
                    spark.range(1_001).select(col("id"), col("id").cast("string").as("tail"))))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("string column tail has more than 1000 values");
  }
}
