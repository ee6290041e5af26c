package io.nightjar.validation.profile.propose;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.SuiteCheck;
import io.nightjar.validation.html.SiteFolder;
import io.nightjar.validation.profile.Profiler;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.page.ProfilePage;
import io.nightjar.validation.rule.OtherTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Profiles January of the real flights of 2013 and asks the suite every day of February. */
@SparkTest
class ProposedSuiteRealDataTest {
  private static final Path REPORT = Path.of("target", "flights-of-february.txt");
  private static final Path PAGES = Path.of("target", "profile-of-flights");
  private static final List<String> BLIZZARD = List.of("2013-02-08", "2013-02-09");
  private static final String NIGHT = "_logical_date";
  private static final List<String> KEY =
      List.of(NIGHT, "carrier", "flight", "origin", "dest", "hour", "minute");

  private static Path file() {
    String configured = System.getenv("NIGHTJAR_REAL_DATA");
    Path data =
        configured == null
            ? checkout().resolveSibling("shared").resolve("data")
            : Path.of(configured);
    Path file = data.resolve("flights/flights.csv.gz");
    assumeThat(Files.exists(file)).as("skipped: the real flights are not at " + file).isTrue();
    return file;
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Dataset<Row> flights(SparkSession spark) {
    return spark
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(file().toString())
        .where("month <= 2")
        .withColumn(NIGHT, expr("make_date(year, month, day)"))
        .withColumn("cancelled", col("dep_time").isNull());
  }

  private static ProposedSuite january(Dataset<Row> flights) {
    TableProfile profile =
        new Profiler(List.of(KEY), Optional.empty()).profile("flights", flights.where("month = 1"));
    assertThat(profile.rows()).isEqualTo(27_004);
    ProposedSuite suite = ProposedSuite.of("flights", profile);
    new SiteFolder(PAGES).write(new ProfilePage(true, List.of()).files(profile, suite));
    return suite;
  }

  @Test
  void theDaysOfFebruaryPassASuiteThatJanuaryProposed(SparkSession spark) throws IOException {
    Dataset<Row> flights = flights(spark).cache();
    ProposedSuite suite = january(flights);
    assertThat(
            SuiteCheck.problems(
                new Suite("suite.json", suite.json()),
                flights.limit(0),
                OtherTables.NONE,
                Optional.empty()))
        .isEmpty();
    Dataset<Row> february = flights.where("month = 2");
    SortedMap<String, List<Boolean>> verdicts = NightlyVerdicts.of(suite.rules(), february, NIGHT);

    assertThat(verdicts).hasSize(28);
    Files.writeString(REPORT, report(suite.rules(), verdicts));
    assertThat(passed(verdicts)).isGreaterThan(0.97);
    verdicts.keySet().removeAll(BLIZZARD);
    assertThat(passed(verdicts)).isGreaterThan(0.99);
    assertThat(suite.rules()).hasSizeGreaterThan(20);
    flights.unpersist();
  }

  @Test
  void aDayThatWasSpoiltDoesNotPass(SparkSession spark) {
    Dataset<Row> flights = flights(spark).cache();
    List<ProposedRule> rules = january(flights).rules();
    Dataset<Row> day = flights.where("month = 2 and day = 5");

    assertThat(failed(rules, day)).isEmpty();
    assertThat(failed(rules, day.limit(200))).contains("row_count");
    assertThat(failed(rules, day.union(day))).contains("compound");
    assertThat(failed(rules, day.withColumn("origin", col("dest")))).contains("in_set");
    assertThat(failed(rules, day.withColumn("distance", col("distance").multiply(1.609e3))))
        .contains("between");
    assertThat(failed(rules, day.withColumn("carrier", lit(null).cast("string"))))
        .contains("not_be_null");
    flights.unpersist();
  }

  private static List<String> failed(List<ProposedRule> rules, Dataset<Row> day) {
    List<Boolean> verdicts = NightlyVerdicts.of(rules, day, NIGHT).values().iterator().next();
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      if (!verdicts.get(i)) {
        failed.add(kind(rules.get(i)));
      }
    }
    return failed;
  }

  private static String kind(ProposedRule rule) {
    return rule.type()
        .replaceAll("expect_(column_values_to_be_|column_values_to_|table_)?", "")
        .replaceAll("_(to_be|columns_to_be).*", "");
  }

  private static double passed(SortedMap<String, List<Boolean>> verdicts) {
    return verdicts.values().stream()
        .flatMap(List::stream)
        .mapToInt(holds -> holds ? 1 : 0)
        .average()
        .orElse(0);
  }

  /** One line per kind of rule, and one per night and rule that did not pass. */
  private static String report(
      List<ProposedRule> rules, SortedMap<String, List<Boolean>> verdicts) {
    SortedMap<String, int[]> kinds = new TreeMap<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rules.size(); i++) {
      int[] counts = kinds.computeIfAbsent(kind(rules.get(i)), kind -> new int[3]);
      counts[0]++;
      lines.add("rule " + rules.get(i).type() + rules.get(i).kwargs());
      for (String night : verdicts.keySet()) {
        counts[1]++;
        if (verdicts.get(night).get(i)) {
          counts[2]++;
        } else {
          lines.add("  did not pass on " + night);
        }
      }
    }
    kinds.forEach(
        (kind, counts) ->
            lines.add(
                "%s: %d rules, %d of %d passed".formatted(kind, counts[0], counts[2], counts[1])));
    return String.join(System.lineSeparator(), lines);
  }
}
