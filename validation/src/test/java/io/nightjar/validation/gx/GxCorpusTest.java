package io.nightjar.validation.gx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.SqlTables;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.GxOutcome;
import io.nightjar.validation.suite.SuiteSpec;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the corpus: the verdict derived by hand, and the counters of the recording. */
@SparkTest
class GxCorpusTest {
  private static final LocalDate NIGHT = LocalDate.of(2024, 1, 1);
  private static final List<String> COUNTERS =
      List.of(
          "element_count",
          "unexpected_count",
          "missing_count",
          "unexpected_percent",
          "missing_percent",
          "unexpected_percent_total",
          "unexpected_percent_nonmissing");

  static List<GxCase> cases() throws IOException {
    return GxCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agrees(GxCase each, SparkSession spark) {
    ObjectNode found = run(each, spark);
    assertThat(verdict(found)).as("by hand").isEqualTo(each.expected());
    if (each.difference().isEmpty()) {
      assertThat(verdict(found)).as("recorded").isEqualTo(each.recorded());
      if (!verdict(found).equals("error")) {
        compare(found.path("result"), each.golden().path("result"));
      }
    }
  }

  private static String verdict(JsonNode found) {
    return found.path("exception_info").path("raised_exception").asBoolean()
        ? "error"
        : found.path("success").asText();
  }

  private static void compare(JsonNode found, JsonNode recorded) {
    for (String counter : COUNTERS) {
      if (found.has(counter) && recorded.has(counter)) {
        assertThat(rounded(found.path(counter)))
            .as(counter)
            .isEqualTo(rounded(recorded.path(counter)));
      }
    }
    JsonNode observed = recorded.path("observed_value");
    if (observed.isNumber()) {
      double wanted = observed.doubleValue();
      assertThat(found.path("observed_value").doubleValue())
          .as("observed_value")
          .isCloseTo(
              wanted, org.assertj.core.data.Offset.offset(1e-9 * Math.max(1, Math.abs(wanted))));
    } else if (observed.isArray() || observed.isNull()) {
      assertThat(found.path("observed_value")).as("observed_value").isEqualTo(observed);
    }
  }

  /** Other tables of queries are tables of a lake here, which have a layer. */
  private static JsonNode ofTheLake(JsonNode expectation) {
    ObjectNode translated = expectation.deepCopy();
    if (translated.path("kwargs") instanceof ObjectNode kwargs && kwargs.has("comparison_query")) {
      String query = kwargs.path("comparison_query").asText();
      kwargs.put("comparison_query", query.replace("FROM facts", "FROM silver.facts"));
      if (kwargs.path("comparison_data_source_name").asText().equals("other")) {
        kwargs.put("comparison_data_source_name", "lake");
      }
    }
    return translated;
  }

  /** Shares are computed in another order, which shows in the last digit. */
  private static String rounded(JsonNode number) {
    return number.isNull() ? "null" : String.format(Locale.ROOT, "%.9f", number.doubleValue());
  }

  private static ObjectNode run(GxCase each, SparkSession spark) {
    ObjectNode suite = new ObjectMapper().createObjectNode();
    suite.putArray("expectations").add(ofTheLake(each.json().path("expectation")));
    if (each.json().has("suite-parameters")) {
      suite.set("suite_parameters", each.json().path("suite-parameters"));
    }
    List<String> problems = new ArrayList<>();
    SuiteSpec spec = SuiteSpec.read(new Suite("suite.json", suite.toString()), problems);
    if (!problems.isEmpty()) {
      ObjectNode refused = suite.objectNode();
      refused
          .putObject("exception_info")
          .put("raised_exception", true)
          .put("exception_message", problems.get(0));
      return refused;
    }
    Dataset<Row> rows = CaseTable.of(spark, each.json().path("table"));
    JsonNode others = each.json().path("other-tables");
    SqlTables tables =
        new SqlTables(
            "suite.json",
            new SparkQueries(spark),
            name ->
                others.has(name.replace("silver.", ""))
                    ? Optional.of(CaseTable.of(spark, others.path(name.replace("silver.", ""))))
                    : Optional.empty());
    CheckOutcome outcome =
        new SuiteRun(spec, tables, new MetricHistory(), true, Optional.empty())
            .of(new NightRows(rows, List.of(NIGHT), Optional.empty()))
            .get(NIGHT)
            .get(0);
    assertThat(outcome.outcome() == Outcome.ERROR).isEqualTo(outcome.answer().isEmpty());
    return GxOutcome.of(outcome, List.of());
  }
}
