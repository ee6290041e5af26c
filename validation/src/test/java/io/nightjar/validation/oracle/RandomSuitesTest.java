package io.nightjar.validation.oracle;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.oracle.Agreement.Tally;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.GxOutcome;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/**
 * Random suites over random tables of one to three nights: verdicts, counters and observed values
 * equal those of {@link Oracle}. Suites over one table are computed together, as a large suite
 * would be. {@code -Dnightjar.full=true} tries 1,000 suites, {@code -Dnightjar.suites.seed=7} those
 * of seed 7 only.
 */
@SparkTest
class RandomSuitesTest {
  private static final Integer ONLY = Integer.getInteger("nightjar.suites.seed");
  private static final int AT_ONCE = 8;
  private static final int TABLES = Counts.of(1_000 / AT_ONCE, 5);

  /** Rounding may leave this share of the verdicts undecided. */
  private static final double MOST_OPEN = 0.01;

  private final Agreement agreement = new Agreement();

  @Test
  void engineAndOracleAgree(SparkSession spark) throws IOException {
    IntStream seeds = ONLY == null ? IntStream.range(0, TABLES) : IntStream.of(ONLY);
    seeds.forEach(seed -> compare(seed, spark));
    Files.writeString(Path.of("target", "random-suites.txt"), agreement.toString());

    assertThat(agreement.differences()).as("again: -Dnightjar.suites.seed=N").isEmpty();
    if (ONLY == null) {
      allTypesWereDecided();
    }
  }

  private void allTypesWereDecided() {
    Map<String, Tally> tallies = agreement.tallies();
    assertThat(tallies.keySet()).isEqualTo(RandomExpectations.types());
    Tally all = agreement.total();
    assertThat(all.open()).isLessThanOrEqualTo((int) (MOST_OPEN * all.results()));
    if (Counts.areFull()) {
      assertThat(tallies).allSatisfy((type, of) -> assertThat(of.passed()).isPositive());
      assertThat(tallies).allSatisfy((type, of) -> assertThat(of.failed()).isPositive());
    }
  }

  /** Plans of few rows cost most of their time in the compiler; and one form proves the other. */
  private static void interpret(SparkSession spark, boolean isInterpreted) {
    spark.conf().set("spark.sql.codegen.wholeStage", !isInterpreted);
    spark.conf().set("spark.sql.codegen.factoryMode", isInterpreted ? "NO_CODEGEN" : "FALLBACK");
  }

  private void compare(int seed, SparkSession spark) {
    Random random = new Random(seed);
    interpret(spark, seed % 4 != 0);
    Table table = new RandomTables(random).next();
    RandomSuites maker = new RandomSuites(random, table);
    List<Expectation> all = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      all.addAll(expectations(seed, maker.next()));
    }
    List<LocalDate> nights = List.copyOf(table.nights().keySet());
    SuiteSpec suite = new SuiteSpec("suite.json", "s", "", all, List.of());
    Oracle oracle = new Oracle(table);
    new SuiteRun(suite, OtherTables.NONE, new MetricHistory(), false, Optional.empty())
        .of(
            new NightRows(
                SparkTable.of(table, spark), nights, Optional.of(col(RandomTables.NIGHT))))
        .forEach(
            (night, outcomes) ->
                outcomes.forEach(outcome -> compare(seed, oracle, night, outcome)));
  }

  private void compare(int seed, Oracle oracle, LocalDate night, CheckOutcome outcome) {
    JsonNode entry = outcome.expectation().entry();
    agreement.compare(
        "seed %d, %s, %s".formatted(seed, night, oracle.cells(entry, night)),
        outcome.expectation().type(),
        oracle.decide(entry, night),
        GxOutcome.of(outcome, List.of()));
  }

  private static List<Expectation> expectations(int seed, ArrayNode entries) {
    ObjectNode suite = new ObjectMapper().createObjectNode();
    suite.set("expectations", entries);
    List<String> problems = new ArrayList<>();
    SuiteSpec spec = SuiteSpec.read(new Suite("suite.json", suite.toString()), problems);
    assertThat(problems).as("seed %d: %s", seed, suite).isEmpty();
    return spec.expectations();
  }
}
