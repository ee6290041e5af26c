package io.nightjar.validation.oracle;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.GxOutcome;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random suites over random tables of one to three nights: verdicts, counters and observed values
 * equal those of {@link Oracle}. Suites over one table are computed together, as a large suite
 * would be; {@code -Dnightjar.faults=full} tries 1,000.
 */
@EnabledIfSystemProperty(named = "nightjar.oracle", matches = "true")
@SparkTest
class RandomSuitesTest {
  private static final Logger LOG = LoggerFactory.getLogger(RandomSuitesTest.class);
  private static final int FULL = 1_000;
  private static final int SAMPLE = 40;
  private static final int AT_ONCE = 8;
  private static final double CLOSE = 1e-9;

  /** Rounding may leave this share of the verdicts undecided. */
  private static final double MOST_OPEN = 0.03;

  private final List<String> differences = new ArrayList<>();
  private int results;
  private int open;

  @Test
  void engineAndOracleAgree(SparkSession spark) {
    int suites = System.getProperty("nightjar.faults", "").equals("full") ? FULL : SAMPLE;
    int first = Integer.getInteger("nightjar.suites.first", 0);
    TreeSet<String> types = new TreeSet<>();
    for (int seed = first; seed < first + suites / AT_ONCE; seed++) {
      Random random = new Random(seed);
      interpret(spark, seed % 4 != 0);
      Table table = new RandomTables(random).next();
      RandomSuites maker = new RandomSuites(random, table);
      List<Expectation> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.addAll(expectations(maker.next()));
      }
      all.forEach(expectation -> types.add(expectation.type()));
      compare("seed " + seed, table, all, spark);
    }

    assertThat(differences).isEmpty();
    assertThat(open).isLessThanOrEqualTo((int) (MOST_OPEN * results));
    assertThat(types).isEqualTo(RandomExpectations.types());
    LOG.info("{} suites, {} results equal, {} verdicts open", suites, results, open);
  }

  /** Plans of few rows cost most of their time in the compiler; and one form proves the other. */
  private static void interpret(SparkSession spark, boolean isInterpreted) {
    spark.conf().set("spark.sql.codegen.wholeStage", !isInterpreted);
    spark.conf().set("spark.sql.codegen.factoryMode", isInterpreted ? "NO_CODEGEN" : "FALLBACK");
  }

  private static List<Expectation> expectations(ArrayNode entries) {
    ObjectNode suite = new ObjectMapper().createObjectNode();
    suite.set("expectations", entries);
    List<String> problems = new ArrayList<>();
    SuiteSpec spec = SuiteSpec.read(new Suite("suite.json", suite.toString()), problems);
    assertThat(problems).as("%s", suite).isEmpty();
    return spec.expectations();
  }

  private void compare(String where, Table table, List<Expectation> all, SparkSession spark) {
    Oracle oracle = new Oracle(table);
    List<LocalDate> nights = List.copyOf(table.nights().keySet());
    SortedMap<LocalDate, List<CheckOutcome>> found =
        new SuiteRun(
                new SuiteSpec("suite.json", "s", "", all, List.of()),
                OtherTables.NONE,
                new MetricHistory(),
                false,
                Optional.empty())
            .of(new NightRows(rows(table, spark), nights, Optional.of(col(RandomTables.NIGHT))));
    for (LocalDate night : nights) {
      for (CheckOutcome outcome : found.get(night)) {
        JsonNode right = oracle.decide(outcome.expectation().entry(), night);
        compare("%s, %s: ".formatted(where, night), right, GxOutcome.of(outcome, List.of()));
      }
    }
  }

  private void compare(String where, JsonNode right, JsonNode found) {
    results++;
    boolean isError = found.path("exception_info").path("raised_exception").asBoolean();
    boolean isEqual = isError == right.has("error");
    if (isEqual && !isError) {
      open += right.has("success") ? 0 : 1;
      isEqual = !right.has("success") || right.path("success").equals(found.path("success"));
      for (Map.Entry<String, JsonNode> field : right.properties()) {
        String key = field.getKey();
        boolean isCounter = !key.equals("success") && !key.equals("share");
        isEqual =
            isEqual && (!isCounter || isClose(field.getValue(), found.path("result").path(key)));
      }
    }
    if (!isEqual) {
      differences.add("%s right %s%nfound %s".formatted(where, right, found));
    }
  }

  private static boolean isClose(JsonNode right, JsonNode found) {
    if (right.isContainerNode()) {
      boolean isClose = right.isObject() || right.size() == found.size();
      for (Map.Entry<String, JsonNode> field : right.properties()) {
        isClose = isClose && isClose(field.getValue(), found.path(field.getKey()));
      }
      for (int i = 0; right.isArray() && i < right.size(); i++) {
        isClose = isClose && isClose(right.get(i), found.path(i));
      }
      return isClose;
    }
    if (!right.isNumber()) {
      return right.equals(found);
    }
    double far = Math.abs(right.doubleValue() - found.doubleValue());
    return found.isNumber() && far <= CLOSE * Math.max(1, Math.abs(right.doubleValue()));
  }

  private static Dataset<Row> rows(Table table, SparkSession spark) {
    StructType schema = new StructType();
    for (Map.Entry<String, String> column : table.types().entrySet()) {
      schema = schema.add(column.getKey(), DataType.fromDDL(column.getValue()));
    }
    List<Row> rows = new ArrayList<>();
    table.nights().values().forEach(night -> night.forEach(row -> rows.add(row(table, row))));
    return spark.createDataFrame(rows, schema);
  }

  private static Row row(Table table, Map<String, Object> row) {
    return RowFactory.create(
        table.types().keySet().stream().map(name -> spark(row.get(name))).toArray());
  }

  private static Object spark(Object cell) {
    if (cell instanceof LocalDate date) {
      return Date.valueOf(date);
    }
    return cell instanceof Instant instant ? Timestamp.from(instant) : cell;
  }
}
