package io.nightjar.training.evaluate;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class EvaluateTest {
  private static final String DDL = "label DOUBLE, score DOUBLE, rate DOUBLE";

  /** True: 0.9, 0.5, 0.2. False: 0.5, 0.2, 0.1. Pairs won 3 + 2.5 + 1.5 of 9. */
  private static final Row[] TIED = {
    row(1.0, 0.9, 0.5),
    row(1.0, 0.5, null),
    row(1.0, 0.2, 0.25),
    row(0.0, 0.5, 0.0),
    row(0.0, 0.2, 0.25),
    row(0.0, 0.1, 0.5)
  };

  @Test
  void countsTiedPairsHalf(SparkSession spark) {
    Evaluation evaluation = evaluate(Rows.of(spark, DDL, TIED));
    assertThat(evaluation.rows()).isEqualTo(6);
    assertThat(evaluation.model().auc()).hasValueCloseTo(7.0 / 9, within(1e-8));
  }

  @Test
  void measuresLogLossOfModelAndBaseRate(SparkSession spark) {
    Evaluation evaluation = evaluate(Rows.of(spark, DDL, TIED));
    double model =
        -(Math.log(0.9) + Math.log(0.5) + Math.log(0.2))
            - (Math.log(0.5) + Math.log(0.8) + Math.log(0.9));
    assertThat(evaluation.model().logLoss()).isCloseTo(model / 6, within(1e-8));
    double base = -3 * Math.log(0.4) - 3 * Math.log(0.6);
    assertThat(evaluation.baseRate().logLoss()).isCloseTo(base / 6, within(1e-8));
  }

  @Test
  void takesTheBaseRateWhereTheHeuristicIsNullAndBoundsIt(SparkSession spark) {
    Scores heuristic = evaluate(Rows.of(spark, DDL, TIED)).heuristic().orElseThrow();
    double loss =
        -(Math.log(0.5) + Math.log(0.4) + Math.log(0.25))
            - (Math.log(0.999) + Math.log(0.75) + Math.log(0.5));
    assertThat(heuristic.logLoss()).isCloseTo(loss / 6, within(1e-8));
    assertThat(heuristic.auc()).hasValueCloseTo((2.5 + 2 + 1.5) / 9, within(1e-8));
  }

  @Test
  void hasNoAucForOneClass(SparkSession spark) {
    Evaluation evaluation = evaluate(Rows.of(spark, DDL, row(1.0, 0.9, 0.1), row(1.0, 0.8, 0.2)));
    assertThat(evaluation.model().auc()).isEmpty();
    assertThat(evaluation.metrics()).containsKey("log-loss").doesNotContainKey("auc");
  }

  @Test
  void agreesWithComparingEveryPair(SparkSession spark) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(row((double) random.nextInt(2), random.nextInt(20) / 20.0, null));
    }
    Dataset<Row> table = Rows.of(spark, DDL, rows.toArray(Row[]::new));
    assertThat(evaluate(table.repartition(4)).model().auc())
        .hasValueCloseTo(byPairs(rows), within(1e-8));
  }

  private static double byPairs(List<Row> rows) {
    double won = 0;
    double pairs = 0;
    for (Row yes : rows) {
      for (Row no : rows) {
        if (yes.getDouble(0) == 1 && no.getDouble(0) == 0) {
          pairs++;
          won += 0.5 + 0.5 * Math.signum(yes.getDouble(1) - no.getDouble(1));
        }
      }
    }
    return won / pairs;
  }

  private static Evaluation evaluate(Dataset<Row> rows) {
    return new Evaluate("label").apply(rows, "score", Optional.of("rate"), 0.4);
  }
}
