package io.nightjar.training;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.files.HadoopModels;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.Pins;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.pipeline.LabelSpec;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.TrainingSpec.Engine;
import io.nightjar.core.sample.SampleSpec;
import io.nightjar.core.sample.SampleSpec.Importance;
import io.nightjar.core.sample.SampleSpec.Reservoir;
import io.nightjar.core.sample.SampleSpec.Stratified;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.training.model.ModelSpec;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve nights of twenty entities, whose label is known at the end of the night after. Label and
 * feature say the same nine times out of ten.
 */
@SparkTest
@TestInstance(Lifecycle.PER_CLASS)
class TrainJobTest {
  private static final TableName FEATURES = TableName.of("gold", "f");
  private static final TableName OUTCOMES = TableName.of("silver", "outcomes");
  private static final LocalDate START = LocalDate.parse("2013-01-01");
  private static final int NIGHTS = 12;
  private static final int ENTITIES = 20;
  private static final NightClock CLOCK =
      new NightClock(ZoneId.of("America/New_York"), AsOf.END_OF_NIGHT);

  private SparkSession spark;
  private DeltaTables tables;
  private HadoopModels models;

  @BeforeAll
  void fillTheLake(SparkSession session, @TempDir Path lake) {
    spark = session;
    CommitOrigin origin = new CommitOrigin("test-run", "p", "test", "", "", -1);
    tables = new DeltaTables(spark, lake.toString(), origin);
    models = new HadoopModels(spark, lake.toString());
    Nights nights = new Nights(START, START.plusDays(NIGHTS));
    tables.replaceNights(
        FEATURES,
        nights,
        Rows.of(
            spark,
            "id STRING, x DOUBLE, kind STRING, rate DOUBLE, _logical_date DATE,"
                + " _event_time TIMESTAMP, _known_at TIMESTAMP",
            features()),
        "features");
    tables.replaceNights(
        OUTCOMES,
        nights,
        Rows.of(
            spark,
            "id STRING, happened BOOLEAN, _logical_date DATE, _event_time TIMESTAMP,"
                + " _known_at TIMESTAMP",
            outcomes()),
        "outcomes");
  }

  @Test
  void trainsOnMatureNightsAndTestsOnTheNewest() {
    TrainJob.Result result = train("2013-01-10", 100, "one");
    // labels of a night are mature one night later, so 1 to 9 January, the last three for the test;
    // one label became known a second after the cut, another one just in time
    assertThat(result.metrics())
        .containsEntry("rows-train", 6L * ENTITIES - 1)
        .containsEntry("rows-test", 3L * ENTITIES)
        .containsEntry("rows-unlabelled", 1L)
        .containsEntry("nights", 9L)
        .containsEntry("trained", 1)
        .containsEntry("promoted", 1);
    ModelCard card = models.champion("p", LocalDate.parse("2013-01-11")).orElseThrow();
    assertThat(card.metrics().get("auc")).isGreaterThan(0.8);
    assertThat(card.metrics()).containsKeys("auc-heuristic", "log-loss-heuristic", "base-rate");
    assertThat(card.features().names()).containsExactly("x", "kind", "rate");
    assertThat(card.features().features().get(1).levels()).containsExactly("even", "odd");
    assertThat(card.pins()).containsExactlyElementsOf(pins().all());
    assertThat(models.load(card.model()).stages()).hasSize(1);
    assertThat(models.champion("p", LocalDate.parse("2013-01-10"))).isEmpty();

    TrainJob.Result again = train("2013-01-10", 100, "one");
    assertThat(again.notes()).containsExactly("p@2013-01-10.0 was trained from the same before");
    assertThat(models.all("p")).hasSize(1);
  }

  @Test
  void keepsTheChampionIfThereIsTooLittleToLearnFrom() {
    TrainJob.Result result = train("2013-01-10", 181, "two");
    assertThat(result.metrics()).containsEntry("trained", 0);
    assertThat(result.notes())
        .containsExactly("no model trained: 179 labelled rows, minimum-rows is 181");
    assertThat(train("2013-01-01", 1, "two").notes())
        .containsExactly("no model trained: no label can be believed by 2013-01-01 yet");
    assertThat(models.all("p")).noneMatch(card -> card.fingerprint().equals("two"));
  }

  @Test
  void trainsOnASampleAndTestsOnAllRows() {
    SampleSpec byLabel =
        new SampleSpec(new Stratified(List.of("happened"), new SampleSpec.Rows(60), 40), 7);
    TrainJob.Result result = trainOn(byLabel, "four");
    assertThat(result.metrics())
        .containsEntry("rows-train", 6L * ENTITIES - 1)
        .containsEntry("rows-sampled", 80L)
        .containsEntry("rows-test", 3L * ENTITIES)
        .containsEntry("trained", 1);
    assertThat(result.metrics().get("base-rate").doubleValue())
        .isLessThan(0.49); // 0.5 in the sample
    assertThat(trainOn(byLabel, "six").metrics().get("log-loss"))
        .isEqualTo(result.metrics().get("log-loss"));

    assertThat(trainOn(new SampleSpec(new Reservoir(1), 7), "seven").notes())
        .containsExactly(
            "no model trained: all rows of the sample are of one class; take more of them");
    SampleSpec byRate =
        new SampleSpec(
            new Importance(new SqlText("p.yaml:9", "CASE WHEN happened THEN rate END"), 20), 7);
    assertThatThrownBy(() -> trainOn(byRate, "eight"))
        .isInstanceOf(NightjarException.class)
        .hasMessageStartingWith(
            "Cannot take the sample of the training of q: CASE WHEN happened THEN rate END is"
                + " null");
  }

  private TrainJob.Result trainOn(SampleSpec sample, String fingerprint) {
    TrainConfig plain = config(1, "SELECT id, happened FROM silver.outcomes", "rate");
    TrainingSpec training = plain.training();
    TrainConfig config =
        new TrainConfig(
            "q",
            plain.clock(),
            plain.start(),
            plain.features(),
            plain.key(),
            plain.label(),
            new TrainingSpec(
                training.engine(),
                training.nights(),
                training.testDays(),
                training.parameters(),
                training.seed(),
                training.heuristic(),
                training.minimumRows(),
                Optional.of(sample)),
            plain.model(),
            plain.keys());
    return new TrainJob().run(config, context("2013-01-10", fingerprint));
  }

  @Test
  void refusesAHeuristicThatIsNoRate() {
    TrainConfig config = config(1, "SELECT id, happened FROM silver.outcomes", "kind");
    assertThatThrownBy(() -> new TrainJob().run(config, context("2013-01-10", "three")))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("heuristic names column kind, which is string and not a rate");
  }

  @Test
  void refusesLabelsThatAreNone() {
    assertRefused("SELECT id AS key, happened FROM silver.outcomes", "has no column id");
    assertRefused("SELECT id, id AS happened FROM silver.outcomes", "column happened is string");
    assertRefused("SELECT id, 3 AS happened FROM silver.outcomes", "neither 0 nor 1");
    assertRefused(
        "SELECT id, happened FROM silver.outcomes UNION ALL SELECT id, true FROM silver.outcomes",
        "more than one row for 179 feature row(s)");
  }

  private void assertRefused(String sql, String message) {
    assertThatThrownBy(
            () -> new TrainJob().run(config(1, sql, "rate"), context("2013-01-10", "three")))
        .isInstanceOf(NightjarException.class)
        .hasMessageStartingWith("label.sql gives")
        .hasMessageContaining(message)
        .extracting(failure -> ((NightjarException) failure).type())
        .isIn(ErrorType.USER, ErrorType.DATA);
  }

  private TrainJob.Result train(String night, long minimumRows, String fingerprint) {
    TrainConfig config = config(minimumRows, "SELECT id, happened FROM silver.outcomes", "rate");
    return new TrainJob().run(config, context(night, fingerprint));
  }

  private JobContext context(String night, String fingerprint) {
    return new JobContext(
        tables,
        models,
        new SparkQueries(spark),
        Nights.of(LocalDate.parse(night)),
        pins(),
        null,
        "",
        null,
        fingerprint,
        "run",
        Clock.systemUTC(),
        spark);
  }

  private Pins pins() {
    return new Pins(
        List.of(
            tables.findLatest(FEATURES).orElseThrow(), tables.findLatest(OUTCOMES).orElseThrow()));
  }

  private static TrainConfig config(long minimumRows, String sql, String heuristic) {
    TrainingSpec training =
        new TrainingSpec(
            Engine.LIGHTGBM,
            Optional.empty(),
            3,
            Map.of("num_iterations", "10"),
            7,
            Optional.of(heuristic),
            minimumRows,
            Optional.empty());
    return new TrainConfig(
        "p",
        CLOCK,
        START,
        FEATURES,
        List.of("id"),
        new LabelSpec(new SqlText("label.sql", sql), "happened", CalendarSpan.parse("1 day")),
        training,
        ModelSpec.of(training),
        Map.of(OUTCOMES, List.of("id")));
  }

  private static Row[] features() {
    List<Row> rows = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      LocalDate date = START.plusDays(night);
      Timestamp asOf = Timestamp.from(CLOCK.asOf(date));
      for (int i = 0; i < ENTITIES; i++) {
        Double x = i == 0 ? null : (double) i / ENTITIES;
        String kind = i % 2 == 0 ? "even" : "odd";
        Double rate = i % 5 == 0 ? null : 0.5;
        rows.add(row(date + "/" + i, x, kind, rate, Date.valueOf(date), asOf, asOf));
      }
    }
    return rows.toArray(Row[]::new);
  }

  private static Row[] outcomes() {
    List<Row> rows = new ArrayList<>();
    for (int night = 0; night < NIGHTS; night++) {
      LocalDate date = START.plusDays(night);
      for (int i = 0; i < ENTITIES; i++) {
        boolean happened = i > ENTITIES / 2 != ((i + night) % 10 == 0);
        Date day = Date.valueOf(date.plusDays(1));
        rows.add(row(date + "/" + i, happened, day, null, Timestamp.from(known(night, i))));
      }
    }
    return rows.toArray(Row[]::new);
  }

  private static Instant known(int night, int entity) {
    if (night == 4 && entity < 2) {
      return CLOCK.cut(LocalDate.parse("2013-01-10")).plusSeconds(1 - entity);
    }
    return CLOCK.cut(START.plusDays(night + 1L));
  }
}
