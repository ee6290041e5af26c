package io.nightjar.core.sample.transform;

import static io.nightjar.testkit.Rows.row;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.SampleSpec.Importance;
import io.nightjar.core.sample.SampleSpec.Kind;
import io.nightjar.core.sample.SampleSpec.Quota;
import io.nightjar.core.sample.SampleSpec.Reservoir;
import io.nightjar.core.sample.SampleSpec.Share;
import io.nightjar.core.sample.SampleSpec.Simple;
import io.nightjar.core.sample.SampleSpec.Stratified;
import io.nightjar.core.sample.SampleSpec.Systematic;
import io.nightjar.core.sample.SampleSpec.Weighted;
import io.nightjar.core.sql.SqlText;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@SparkTest
class TakeSampleTest {
  private static final String WEIGHT = "_sample_weight";
  private static final SqlText BY_SIZE = new SqlText("test", "size");
  private static final int IDS = 40;
  private static final int REPLICAS = 600;

  /** Every kind, with the chance that each of the 40 rows has, or 0 where they differ. */
  record Case(Kind kind, double chance) {}

  static final List<Case> CASES =
      List.of(
          new Case(new Simple(new Share(0.3)), 0.3),
          new Case(new Simple(new SampleSpec.Rows(12)), 0.3),
          new Case(new Reservoir(12), 0.3),
          new Case(new Stratified(List.of("kind"), new Share(0.25), 0), 0.25),
          new Case(new Stratified(List.of("kind"), new SampleSpec.Rows(10), 0), 0.25),
          new Case(new Stratified(List.of("kind"), new SampleSpec.Rows(10), 4), 0),
          new Case(new Quota(List.of("kind"), 3), 0),
          new Case(new Systematic(4, List.of()), 0.25),
          new Case(new Systematic(4, List.of("kind", "id")), 0.25),
          new Case(new Weighted(BY_SIZE, 12), 0),
          new Case(new Importance(BY_SIZE, 12), 0));

  /** One row of one of the samples that a query takes at once. */
  private record Taken(int id, long replica, double weight) {}

  /**
   * Each replica is a sample of its own of the same 40 rows, so one query takes hundreds of
   * samples. Every row must be taken as often as it should, stand on average for itself, and let
   * totals be estimated without bias: of something that has little to do with the weights, and of
   * something that has much.
   */
  @ParameterizedTest
  @FieldSource("CASES")
  void samplesAreFairAndTheSameInWhateverOrder(Case one, SparkSession spark) {
    spark.conf().set("spark.sql.codegen.wholeStage", false); // many small queries
    TakeSample sample = sample(one.kind(), 7, List.of("replica"));
    List<Taken> taken = taken(sample.apply(replicas(spark)));
    everyRowIsTakenAsOftenAsItShould(one, taken);
    totalsMeetTheTruth(taken, id -> Math.floorMod(id * 7, 11));
    totalsMeetTheTruth(taken, id -> size(id) * size(id));

    Dataset<Row> shuffled = replicas(spark).repartition(3, col("size"), col("replica"));
    assertThat(taken(sample.apply(shuffled.orderBy(expr("pmod(xxhash64(id, replica), 1000)")))))
        .containsExactlyInAnyOrderElementsOf(taken);
  }

  @Test
  void anotherSeedIsAnotherSampleAndOfNothingComesNothing(SparkSession spark) {
    spark.conf().set("spark.sql.codegen.wholeStage", false);
    for (Kind kind :
        List.of(new Reservoir(12), new Systematic(4, List.of()), new Importance(BY_SIZE, 12))) {
      List<Row> first = sorted(sample(kind, 7, List.of()).apply(rows(spark)));
      assertThat(first).hasSizeBetween(10, 12);
      assertThat(sorted(sample(kind, 8, List.of()).apply(rows(spark)))).isNotEqualTo(first);
      Dataset<Row> none = sample(kind, 7, List.of()).apply(rows(spark).where("id < 0"));
      assertThat(none.columns()).containsExactly("id", "kind", "size", WEIGHT);
      assertThat(none.collectAsList()).isEmpty();
    }
  }

  private static void everyRowIsTakenAsOftenAsItShould(Case one, List<Taken> taken) {
    double chiSquare = 0;
    for (int id = 0; id < IDS; id++) {
      double[] weights = new double[REPLICAS];
      for (Taken each : taken) {
        weights[(int) each.replica()] += each.id() == id ? each.weight() : 0;
      }
      assertMean(weights, 1, "what row " + id + " stands for");
      double expected = REPLICAS * one.chance();
      long count = Arrays.stream(weights).filter(weight -> weight > 0).count();
      chiSquare += Math.pow(count - expected, 2) / (expected * (1 - one.chance()));
    }
    if (one.chance() > 0) { // all but a millionth of chi-square with 40 degrees of freedom
      assertThat(chiSquare).isBetween(10.0, 99.0);
    }
  }

  private static void totalsMeetTheTruth(List<Taken> taken, IntToDoubleFunction value) {
    double[] totals = new double[REPLICAS];
    taken.forEach(
        each -> totals[(int) each.replica()] += value.applyAsDouble(each.id()) * each.weight());
    assertMean(totals, IntStream.range(0, IDS).mapToDouble(value).sum(), "total");
  }

  /** Within four and a half standard errors of the mean. */
  private static void assertMean(double[] values, double truth, String what) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / REPLICAS;
    double error = 4.5 * Math.sqrt(variance / REPLICAS);
    assertThat(mean).as(what).isCloseTo(truth, within(error + 1e-9 * truth));
  }

  private static List<Taken> taken(Dataset<Row> sample) {
    return sample.select("id", "replica", WEIGHT).collectAsList().stream()
        .map(row -> new Taken(row.getInt(0), row.getLong(1), row.getDouble(2)))
        .toList();
  }

  @Test
  void allRowsAreTakenWhereMoreAreWanted(SparkSession spark) {
    for (Kind kind :
        List.of(
            new Reservoir(IDS),
            new Stratified(List.of("kind"), new SampleSpec.Rows(1_000), 5),
            new Weighted(BY_SIZE, 1_000),
            new Importance(BY_SIZE, IDS))) {
      List<Row> all = sample(kind, 7, List.of()).apply(rows(spark)).collectAsList();
      assertThat(all).as(kind.toString()).hasSize(IDS).allMatch(row -> row.getDouble(3) == 1);
    }
  }

  @Test
  void strataGetTheirPartExactlyAndNullIsOneOfThem(SparkSession spark) {
    // 4 rows of kind a, 12 of b, 24 without one
    assertThat(perKind(spark, new Stratified(List.of("kind"), new SampleSpec.Rows(10), 0)))
        .containsExactly(row(null, 6L, 4.0), row("a", 1L, 4.0), row("b", 3L, 4.0));
    assertThat(perKind(spark, new Stratified(List.of("kind"), new SampleSpec.Rows(11), 0)))
        .containsExactly(row(null, 7L, 24.0 / 7), row("a", 1L, 4.0), row("b", 3L, 4.0));
    assertThat(perKind(spark, new Stratified(List.of("kind"), new SampleSpec.Rows(13), 3)))
        .containsExactly(row(null, 6L, 4.0), row("a", 3L, 4.0 / 3), row("b", 4L, 3.0));
    assertThat(perKind(spark, new Stratified(List.of("kind"), new SampleSpec.Rows(2), 9)))
        .containsExactly(row(null, 9L, 24.0 / 9), row("a", 4L, 1.0), row("b", 9L, 12.0 / 9));
    assertThat(perKind(spark, new Stratified(List.of("kind"), new Share(0.125), 1)))
        .containsExactly(row(null, 3L, 8.0), row("a", 1L, 4.0), row("b", 2L, 6.0));
    assertThat(perKind(spark, new Quota(List.of("kind"), 5)))
        .containsExactly(row(null, 5L, 24.0 / 5), row("a", 4L, 1.0), row("b", 5L, 12.0 / 5));
  }

  @Test
  void aSystematicSampleTakesEveryFourthOfItsOrder(SparkSession spark) {
    List<Integer> ids =
        sorted(sample(new Systematic(4, List.of("id")), 7, List.of()).apply(rows(spark))).stream()
            .map(row -> row.getInt(0))
            .toList();
    assertThat(ids).hasSize(IDS / 4);
    for (int i = 1; i < ids.size(); i++) {
      assertThat(ids.get(i) - ids.get(i - 1)).isEqualTo(4);
    }
  }

  @Test
  void equalRowsAndWidelySpreadWeightsAreNoTrouble(SparkSession spark) {
    Dataset<Row> equal = spark.range(1_000).selectExpr("1 AS one", "CAST(NULL AS STRING) AS no");
    TakeSample byAllColumns =
        new TakeSample(
            new SampleSpec(new Reservoir(137), 7),
            List.of(),
            List.of(),
            java.util.Optional.empty());
    assertThat(byAllColumns.apply(equal).count()).isEqualTo(137);
    Dataset<Row> spread =
        spark
            .range(2_000)
            .selectExpr("CAST(id AS INT) AS id", "'x' AS kind", "pow(10, id % 240 - 120) AS size");
    for (Kind kind : List.of(new Weighted(BY_SIZE, 300), new Importance(BY_SIZE, 300))) {
      List<Row> taken = sample(kind, 7, List.of()).apply(spread).collectAsList();
      assertThat(taken).hasSize(300).allMatch(row -> row.getDouble(3) >= 1);
    }
  }

  @Test
  void aWeightThatIsNoneStopsIt(SparkSession spark) {
    for (Object bad : new Object[] {null, 0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY}) {
      Dataset<Row> rows =
          Rows.of(spark, "id INT, kind STRING, size DOUBLE", row(1, "a", 1.0), row(2, "a", bad));
      Kind kind = bad == null ? new Weighted(BY_SIZE, 1) : new Importance(BY_SIZE, 5);
      assertThatThrownBy(() -> sample(kind, 7, List.of()).apply(rows).collectAsList())
          .as("weight " + bad)
          .matches(WeightAlarm::caused);
    }
  }

  private static List<Row> perKind(SparkSession spark, Kind kind) {
    return sample(kind, 7, List.of())
        .apply(rows(spark))
        .groupBy("kind")
        .agg(count(lit(1)), functions.max(WEIGHT))
        .orderBy("kind")
        .collectAsList();
  }

  private static TakeSample sample(Kind kind, long seed, List<String> within) {
    return new TakeSample(
        new SampleSpec(kind, seed),
        List.of("id"),
        within,
        kind.weight().map(sql -> expr(sql.text())));
  }

  private static Dataset<Row> replicas(SparkSession spark) {
    return rows(spark).crossJoin(spark.range(REPLICAS).toDF("replica"));
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return spark
        .range(IDS)
        .selectExpr(
            "CAST(id AS INT) AS id",
            "CASE WHEN id < 4 THEN 'a' WHEN id < 16 THEN 'b' END AS kind",
            "CAST(pmod(id * 13, 17) + 1 AS DOUBLE) AS size");
  }

  private static double size(int id) {
    return Math.floorMod(id * 13, 17) + 1;
  }

  private static List<Row> sorted(Dataset<Row> rows) {
    return rows.orderBy("id").collectAsList();
  }
}
