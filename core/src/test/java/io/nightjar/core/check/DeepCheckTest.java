package io.nightjar.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.format.SourceForm;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.FeatureSpec;
import io.nightjar.core.pipeline.LabelSpec;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.feature.QueryEntry;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.Intake;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import io.nightjar.testkit.SparkTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class DeepCheckTest {
  private static final String TIMES = ", _logical_date, _event_time, _known_at";
  private static final String REFINED =
      "select id, day, cast(late as boolean) late, delay" + TIMES + "\nfrom bronze.trips";

  /** The SQL of a small pipeline; each test spoils one piece. */
  record Texts(
      String eventDate,
      String refined,
      String level2,
      String population,
      String features,
      String label) {
    static final Texts GOOD =
        new Texts(
            "to_date(day)",
            REFINED,
            "select id, max(delay) worst, _logical_date, max(_event_time) _event_time,"
                + " max(_known_at) _known_at from silver.trips group by id, _logical_date",
            "select id from silver.trips where _logical_date = :date",
            "select id, max(worst) worst from silver.worst where _known_at <= :as_of group by id",
            "select id, late from silver.trips");

    Texts eventDate(String text) {
      return new Texts(text, refined, level2, population, features, label);
    }

    Texts refined(String text) {
      return new Texts(eventDate, text, level2, population, features, label);
    }

    Texts level2(String text) {
      return new Texts(eventDate, refined, text, population, features, label);
    }

    Texts population(String text) {
      return new Texts(eventDate, refined, level2, text, features, label);
    }

    Texts features(String text) {
      return new Texts(eventDate, refined, level2, population, text, label);
    }

    Texts label(String text) {
      return new Texts(eventDate, refined, level2, population, features, text);
    }
  }

  @Test
  void findsNothingInAGoodPipelineAndKnowsItsTables(SparkSession spark) {
    DeepCheck.Result result = check(spark, Texts.GOOD, "worst");
    assertThat(result.problems()).isEmpty();
    assertThat(result.schemas().keySet().stream().map(TableName::toString))
        .containsExactly("bronze.trips", "gold.features", "silver.trips", "silver.worst");
    assertThat(result.schemas().get(TableName.of("gold", "features")).fieldNames())
        .containsExactly("id", "worst", "_logical_date", "_event_time", "_known_at");
  }

  @Test
  void findsWrongColumnsWhereTheyAre(SparkSession spark) {
    assertOnly(
        spark,
        Texts.GOOD.eventDate("to_date(dya)"),
        "p.yaml:7: unknown column `dya`; there are `day`");
    assertOnly(
        spark,
        Texts.GOOD.refined(REFINED.replace("delay,", "\ndelayy,")),
        "t/trips.sql:2: unknown column `delayy`");
    assertOnly(
        spark,
        Texts.GOOD.population("select id from\nsilver.trip"),
        "f/population.sql:2: table silver.trip is not there");
    assertOnly(
        spark,
        Texts.GOOD.features("select id, max(wrost) w from silver.worst group by id"),
        "f/f.sql:1: unknown column `wrost`");
    assertOnly(
        spark,
        Texts.GOOD.label("select id, lat from silver.trips"),
        "label.sql:1: unknown column `lat`");
  }

  @Test
  void findsWrongTypes(SparkSession spark) {
    assertOnly(
        spark,
        Texts.GOOD.eventDate("day"),
        "p.yaml:7: event-date of source trips is STRING, but must be DATE");
    assertOnly(
        spark,
        Texts.GOOD.refined(REFINED.replace("_event_time", "day as _event_time")),
        "t/trips.sql:1: column _event_time is STRING, but must be TIMESTAMP");
    assertOnly(
        spark,
        Texts.GOOD.refined(
            REFINED.replace("delay,", "delay, to_timestamp_ntz(day) as t, null as n,")),
        "t/trips.sql:1: column t has the type TIMESTAMP_NTZ",
        "t/trips.sql:1: column n has the type VOID");
    assertOnly(
        spark,
        Texts.GOOD.features("select id, array(max(worst)) worst from silver.worst group by id"),
        "f/f.sql:1: feature worst is ARRAY<DOUBLE>");
    assertOnly(
        spark,
        Texts.GOOD.features(
            "select cast(id as string) id, max(worst) worst from silver.worst group by 1"),
        "f/f.sql:1: key column id is STRING, but INT in the population");
    assertOnly(
        spark,
        Texts.GOOD.label("select id, day as late from silver.trips"),
        "label.sql:1: label late is STRING");
    assertOnly(
        spark,
        Texts.GOOD.refined("select id + array(1) from bronze.trips"),
        "t/trips.sql:1: Cannot resolve");
  }

  @Test
  void findsWhatIsMissing(SparkSession spark) {
    assertOnly(
        spark,
        Texts.GOOD
            .refined(REFINED.replace(", _event_time, _known_at", ""))
            .level2("select 1 one")
            .features("select 1 id, 2 worst"),
        "t/worst.sql:1: does not select _logical_date, _event_time, _known_at",
        "t/worst.sql:1: does not select id, which is needed as key of silver.worst",
        "t/trips.sql:1: does not select _event_time, _known_at; take the columns");
    assertOnly(
        spark,
        Texts.GOOD.features("select max(worst) worst from silver.worst"),
        "f/f.sql:1: does not select id");
    assertOnly(
        spark,
        Texts.GOOD.features("select distinct id from silver.worst"),
        "f/f.sql:1: gives no feature");
    assertOnly(
        spark,
        Texts.GOOD.label("select late from silver.trips"),
        "label.sql:1: does not select id");
    assertOnly(
        spark,
        Texts.GOOD.features("select id, max(delay) late from silver.trips group by id"),
        "f/population.sql:1: training.baselines.heuristic worst is not a numeric feature",
        "label.sql:1: label late is also a feature");
    assertThat(check(spark, Texts.GOOD, "wrost").problems())
        .containsExactly(
            "f/population.sql:1: training.baselines.heuristic wrost is not a numeric feature; did"
                + " you mean worst?");
  }

  @Test
  void startsNoSparkJob(SparkSession spark) {
    int before = jobs(spark);
    check(spark, Texts.GOOD, "worst");
    assertThat(jobs(spark)).isEqualTo(before);
  }

  private static int jobs(SparkSession spark) {
    return spark.sparkContext().statusTracker().getJobIdsForGroup(null).length;
  }

  private static void assertOnly(SparkSession spark, Texts texts, String... starts) {
    List<String> problems = check(spark, texts, "worst").problems();
    assertThat(problems).hasSameSizeAs(starts);
    for (int i = 0; i < starts.length; i++) {
      assertThat(problems.get(i)).startsWith(starts[i]);
    }
  }

  private static DeepCheck.Result check(SparkSession spark, Texts texts, String heuristic) {
    return new DeepCheck(spark, new SparkQueries(spark)).check(pipeline(texts, heuristic));
  }

  static Pipeline pipeline(Texts texts, String heuristic) {
    TableSpec trips = table("trips", texts.refined(), Optional.of("_known_at"));
    TableSpec worst = table("worst", texts.level2(), Optional.empty());
    FeatureSpec features =
        new FeatureSpec(
            TableName.of("gold", "features"),
            new SqlText("f/population.sql", texts.population()),
            List.of("id"),
            List.of(new QueryEntry(new SqlText("f/f.sql", texts.features()))),
            Optional.empty(),
            1,
            FeatureSpec.LeakReport.RANGES);
    TrainingSpec training =
        new TrainingSpec(
            TrainingSpec.Engine.XGBOOST,
            Optional.empty(),
            7,
            Map.of(),
            7,
            Optional.of(heuristic),
            10,
            Optional.empty());
    return new Pipeline(
        "trips",
        "",
        new Pipeline.Owner("team", List.of()),
        new NightClock(ZoneOffset.UTC, AsOf.END_OF_NIGHT),
        LocalDate.of(2013, 1, 1),
        Pipeline.Schedule.NEVER,
        List.of(),
        List.of(source(texts)),
        List.of(worst, trips),
        Optional.of(features),
        Optional.of(
            new LabelSpec(
                new SqlText("label.sql", texts.label()), "late", CalendarSpan.parse("1 day"))),
        Optional.of(training),
        Optional.empty(),
        AlertSpec.NOBODY);
  }

  private static Source source(Texts texts) {
    StructType columns = StructType.fromDDL("id INT, day STRING, late INT, delay DOUBLE");
    return new Source(
        "trips",
        Source.Format.CSV,
        SourceForm.STANDARD,
        "trips.csv",
        new ColumnContract("s/trips.ddl", columns),
        Optional.of(new SqlText("p.yaml:7", texts.eventDate())),
        Optional.of(new SqlText("p.yaml:8", "to_timestamp(day) -- a comment")),
        Optional.of(new SqlText("p.yaml:9", "_event_time + interval 1 hour")),
        Optional.empty(),
        Source.MisfitPolicy.QUARANTINE,
        Source.MissingPolicy.FAIL,
        Intake.CAREFUL);
  }

  private static TableSpec table(String name, String text, Optional<String> latest) {
    return new TableSpec(
        TableName.of("silver", name),
        new SqlText("t/" + name + ".sql", text),
        List.of("id"),
        latest,
        Optional.empty(),
        Optional.empty(),
        TablePolicy.USUAL);
  }
}
