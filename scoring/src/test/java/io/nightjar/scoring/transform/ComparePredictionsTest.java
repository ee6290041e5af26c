package io.nightjar.scoring.transform;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class ComparePredictionsTest {
  private static final String DDL =
      "id INT, part STRING, score DOUBLE, prediction BOOLEAN, _logical_date DATE";
  private static final Date NIGHT = Date.valueOf("2013-03-01");
  private static final Date NEXT = Date.valueOf("2013-03-02");

  @Test
  void countsWhatDiffersByEntityAndNight(SparkSession spark) {
    Dataset<Row> staged =
        Rows.of(
            spark,
            DDL,
            row(1, "a", 0.5, true, NIGHT),
            row(2, "a", 0.25, false, NIGHT),
            row(3, null, 0.75, true, NIGHT),
            row(4, "a", 0.1, null, NIGHT),
            row(1, "a", 0.9, true, NEXT));
    Dataset<Row> published =
        Rows.of(
            spark,
            DDL,
            row(1, "a", 0.5000000001, true, NIGHT),
            row(2, "a", 0.75, true, NIGHT),
            row(3, null, 0.5, true, NIGHT),
            row(4, "a", 0.1, false, NIGHT),
            row(5, "a", 0.1, false, NIGHT),
            row(6, "a", 0.1, false, NEXT));

    Row difference = compare(staged, published);

    assertThat(difference.<Long>getAs(ComparePredictions.STAGED)).isEqualTo(5);
    assertThat(difference.<Long>getAs(ComparePredictions.PUBLISHED)).isEqualTo(6);
    assertThat(difference.<Long>getAs(ComparePredictions.ONLY_STAGED)).isEqualTo(1);
    assertThat(difference.<Long>getAs(ComparePredictions.ONLY_PUBLISHED)).isEqualTo(2);
    assertThat(difference.<Long>getAs(ComparePredictions.CHANGED)).isEqualTo(2);
    assertThat(difference.<Long>getAs(ComparePredictions.DECIDED_OTHERWISE)).isEqualTo(2);
    assertThat(difference.<Double>getAs(ComparePredictions.LARGEST_DISTANCE)).isEqualTo(0.5);
    assertThat(difference.<Double>getAs(ComparePredictions.MEAN_DISTANCE))
        .isBetween(0.1875, 0.1876);
  }

  @Test
  void saysZeroOfNothing(SparkSession spark) {
    Dataset<Row> none = Rows.of(spark, DDL);
    assertThat(compare(none, none).mkString(",")).isEqualTo("0,0,0,0,0,0,0.0,0.0");
  }

  private static Row compare(Dataset<Row> staged, Dataset<Row> published) {
    return new ComparePredictions(List.of("id", "part")).apply(staged, published).first();
  }
}
