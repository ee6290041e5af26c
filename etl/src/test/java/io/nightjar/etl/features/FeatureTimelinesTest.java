package io.nightjar.etl.features;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entities with random timelines: their declared features of a range of nights, computed at once,
 * equal those of the nights one by one and those of {@link Oracle}, in every column. One entity is
 * one case; {@code -Dnightjar.full=true} tries 2,000 over every setting.
 */
@SparkTest
class FeatureTimelinesTest {
  private static final Logger LOG = LoggerFactory.getLogger(FeatureTimelinesTest.class);
  private static final int FULL = 2_000;
  private static final int SAMPLE = 100;
  private static final String PEOPLE =
      "who STRING, kind STRING, favourite STRING, _logical_date DATE, _event_time TIMESTAMP,"
          + " _known_at TIMESTAMP";

  @TempDir Path folder;

  /** Zones and as-of rules; the nights lie around changes of the clocks. */
  record Setting(String zone, String asOf, String nights) {
    private static final List<Setting> ALL =
        List.of(
            new Setting("America/New_York", "{date+1} 00:00", "2013-03-09..2013-03-10"),
            new Setting("America/New_York", "{date} 22:30", "2013-11-01..2013-11-05"),
            new Setting("Europe/Berlin", "{date+1} 06:00", "2024-03-29..2024-04-01"),
            new Setting("Europe/Berlin", "{date+1} 02:30", "2024-10-25..2024-10-28"),
            new Setting("UTC", "{date+1} 00:00", "2024-02-27..2024-03-01"),
            new Setting("America/Sao_Paulo", "{date+1} 00:00", "2018-11-02..2018-11-06"),
            new Setting("Asia/Kolkata", "{date+2} 12:00", "2024-12-30..2025-01-02"),
            new Setting("Australia/Lord_Howe", "{date+1} 00:00", "2024-04-05..2024-04-08"));
  }

  static List<Setting> settings() {
    return Counts.areFull() ? Setting.ALL : Setting.ALL.subList(0, 1);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void rangeAndNightsAndOracleAgree(Setting setting, SparkSession spark) {
    BuildFeaturesConfig config = new Declarations(folder).config(setting.zone(), setting.asOf());
    Nights nights = Nights.parse(setting.nights());
    int cases = Counts.of(FULL, SAMPLE) / settings().size();
    long seed = 7L + Setting.ALL.indexOf(setting);
    Map<String, List<Timeline>> timelines = new TreeMap<>();
    Timelines maker = new Timelines(seed, config.clock(), nights);
    for (int i = 0; i < cases; i++) {
      timelines.put("case " + i, maker.of("case " + i));
    }
    List<Row> people = people(timelines.keySet(), maker, new SplittableRandom(seed));
    Map<TableName, Dataset<Row>> tables = tables(spark, timelines, people);

    Map<String, Row> atOnce = byEntity(rows(spark, config, tables, nights));
    interpret(spark);
    Map<String, Row> oneByOne = new TreeMap<>();
    for (LocalDate night : nights.dates()) {
      oneByOne.putAll(byEntity(rows(spark, config, tables, Nights.of(night))));
    }

    assertThat(atOnce).isEqualTo(oneByOne);
    int compared = compare(config, nights, people, timelines, atOnce);
    assertThat(atOnce).hasSize(compared);
    LOG.info("{}: {} timelines, {} rows equal in all columns", setting, cases, compared);
  }

  private static int compare(
      BuildFeaturesConfig config,
      Nights nights,
      List<Row> people,
      Map<String, List<Timeline>> timelines,
      Map<String, Row> rows) {
    int compared = 0;
    for (LocalDate night : nights.dates()) {
      for (Row person : people) {
        if (!person.getDate(3).toLocalDate().isAfter(night)) {
          String entity = night + " " + person.getString(0) + " " + person.getString(1);
          Map<String, Set<Object>> right =
              new Oracle(config.clock(), night)
                  .features(
                      person.getString(1), person.getString(2), timelines.get(person.getString(0)));
          right.put("seen", Set.of(1L));
          assertRight(entity, rows.get(entity), right);
          compared++;
        }
      }
    }
    return compared;
  }

  private static void assertRight(String entity, Row row, Map<String, Set<Object>> right) {
    assertThat(row).as(entity).isNotNull();
    List<String> names = new ArrayList<>(right.keySet());
    names.addAll(List.of("who", "kind"));
    names.addAll(Bookkeeping.TIMES);
    assertThat(row.schema().fieldNames()).containsExactlyInAnyOrderElementsOf(names);
    right.forEach(
        (name, values) -> {
          Object value = row.getAs(name);
          if (name.startsWith("notes_about")) {
            assertThat((Long) value).as(entity).isBetween(near(values, -1), near(values, 1));
          } else {
            assertThat(values).as("%s of %s: %s", name, entity, value).contains(value);
          }
        });
  }

  private static long near(Set<Object> values, int by) {
    return (Long) values.iterator().next() + by;
  }

  private static List<Row> rows(
      SparkSession spark,
      BuildFeaturesConfig config,
      Map<TableName, Dataset<Row>> tables,
      Nights nights) {
    try (FeatureTables read = new FeatureTables(config, nights, tables::get)) {
      return new FeatureRows(config, new SparkQueries(spark), read, nights)
          .of(ParallelWork.in(spark))
          .collectAsList();
    }
  }

  /** Plans of few rows cost most of their time in the compiler; and one form proves the other. */
  private static void interpret(SparkSession spark) {
    spark.conf().set("spark.sql.codegen.wholeStage", false);
    spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
  }

  private static Map<String, Row> byEntity(List<Row> rows) {
    Function<Row, String> entity =
        row ->
            row.getAs(Bookkeeping.LOGICAL_DATE) + " " + row.getAs("who") + " " + row.getAs("kind");
    Map<String, Row> byEntity = new LinkedHashMap<>();
    rows.forEach(row -> assertThat(byEntity.put(entity.apply(row), row)).isNull());
    return byEntity;
  }

  private static List<Row> people(Set<String> names, Timelines maker, SplittableRandom random) {
    List<Row> people = new ArrayList<>();
    for (String name : names) {
      for (String kind : random.nextBoolean() ? List.of("a") : List.of("a", "b")) {
        Timestamp longAgo = Timestamp.valueOf("2000-01-01 00:00:00");
        people.add(
            RowFactory.create(
                name, kind, maker.kind(), Date.valueOf(maker.night()), null, longAgo));
      }
    }
    return people;
  }

  private static Map<TableName, Dataset<Row>> tables(
      SparkSession spark, Map<String, List<Timeline>> timelines, List<Row> people) {
    List<Row> events =
        timelines.values().stream().flatMap(List::stream).map(Timeline::row).toList();
    Dataset<Row> table = spark.createDataFrame(events, StructType.fromDDL(Timeline.DDL));
    return Map.of(
        TableName.of("silver", "events"),
        table,
        TableName.of("silver", "readings"),
        table,
        TableName.of("silver", "people"),
        spark.createDataFrame(people, StructType.fromDDL(PEOPLE)));
  }
}
