package io.nightjar.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.suite.Expectation;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@SparkTest
class SuiteCheckTest {
  private static final StructType FLIGHTS =
      StructType.fromDDL("origin STRING, flight INT, delay DOUBLE, day DATE, late BOOLEAN");

  private static Suite suite(String... expectations) {
    return new Suite(
        "suites/x.json", "{\"expectations\": [\n" + String.join(",\n", expectations) + "]}");
  }

  private static String expectation(String type, String kwargs) {
    return "{\"type\": \"%s\", \"kwargs\": {%s}}".formatted(type, kwargs);
  }

  private static List<String> problems(Suite suite, SparkSession spark) {
    SqlTables others =
        new SqlTables(suite.file(), new SparkQueries(spark), name -> Optional.empty());
    return SuiteCheck.problems(
        suite, spark.createDataFrame(List.<Row>of(), FLIGHTS), others, Optional.empty());
  }

  @Test
  void readsEveryTypeWithWhatBelongsToIt() {
    Suite suite =
        suite(
            "{\"type\": \"expect_column_values_to_be_between\", \"severity\": \"warning\","
                + " \"id\": \"7\", \"description\": \"d\", \"meta\": {\"owner\": \"me\"},"
                + " \"kwargs\": {\"column\": \"delay\", \"min_value\": 0, \"max_value\": 9.0,"
                + " \"strict_max\": true, \"mostly\": 0.9, \"row_condition\": null}}");

    Expectation read = SuiteSpec.read(suite).expectations().get(0);

    assertThat(read.severity()).isEqualTo(Severity.WARNING);
    assertThat(read.line()).isEqualTo(2);
    assertThat(read.entry().path("id").asText()).isEqualTo("7");
    assertThat(read.description()).isEqualTo("d");
    assertThat(read.entry().path("meta").path("owner").asText()).isEqualTo("me");
    assertThat(read.title()).isEqualTo("expect_column_values_to_be_between(delay)");
    assertThat(read.rule().columns()).containsExactly("delay");
    assertThat(read.fingerprint()).hasSize(16);
  }

  @Test
  void toStopIsWhatCriticalRulesDo() {
    String rule =
        "{\"type\": \"expect_column_to_exist\", \"kwargs\": {\"column\": \"a\"},"
            + " \"severity\": \"%s\", \"action\": \"%s\"}";

    assertThat(SuiteCheck.problems(suite(rule.formatted("critical", "stop")))).isEmpty();
    assertThat(SuiteCheck.problems(suite(rule.formatted("warning", "stop"))))
        .singleElement()
        .asString()
        .contains("\"stop\" is for critical rules");
    assertThat(SuiteCheck.problems(suite(rule.formatted("critical", "override"))))
        .singleElement()
        .asString()
        .contains("unknown action \"override\"");
  }

  static Stream<Arguments> brokenExpectations() {
    return Stream.of(
        Arguments.of(
            "expect_column_value_to_be_unique",
            "",
            "is not known; did you mean \"expect_column_values_to_be_unique\"?"),
        Arguments.of(
            "expect_multicolumn_values_to_be_unique",
            "",
            "cannot be checked; use expect_compound_columns_to_be_unique"),
        Arguments.of(
            "expect_column_values_to_be_unique",
            "\"colum\": \"a\"",
            "unknown argument \"colum\"; did you mean \"column\"?"),
        Arguments.of("expect_column_values_to_be_unique", "", "\"column\" must be the name"),
        Arguments.of(
            "expect_column_values_to_not_be_null",
            "\"column\": \"a\", \"mostly\": 1.5",
            "\"mostly\" must be a number from 0 to 1"),
        Arguments.of(
            "expect_column_values_to_be_between", "\"column\": \"a\"", "one of \"min_value\""),
        Arguments.of(
            "expect_column_values_to_be_between",
            "\"column\": \"a\", \"min_value\": 2, \"max_value\": 1",
            "not above it"),
        Arguments.of(
            "expect_column_values_to_be_between",
            "\"column\": \"a\", \"min_value\": \"x\"",
            "must be a number, or an ISO date"),
        Arguments.of(
            "expect_column_values_to_be_between",
            "\"column\": \"a\", \"min_value\": \"2013-02-30\"",
            "must be a number, or an ISO date"),
        Arguments.of(
            "expect_column_values_to_be_between",
            "\"column\": \"a\", \"min_value\": 1, \"strict_min\": \"yes\"",
            "must be true or false"),
        Arguments.of(
            "expect_column_values_to_be_in_set",
            "\"column\": \"a\", \"value_set\": null",
            "\"value_set\" must be a list"),
        Arguments.of(
            "expect_column_values_to_be_in_set",
            "\"column\": \"a\", \"value_set\": [[1]]",
            "no text, number or boolean"),
        Arguments.of(
            "expect_compound_columns_to_be_unique",
            "\"column_list\": [\"a\"]",
            "two or more column names"),
        Arguments.of(
            "expect_compound_columns_to_be_unique",
            "\"column_list\": [\"a\", \"a\"]",
            "names a column twice"),
        Arguments.of(
            "expect_compound_columns_to_be_unique",
            "\"column_list\": [\"a\", \"b\"], \"ignore_row_if\": \"all\"",
            "\"ignore_row_if\" is"),
        Arguments.of(
            "expect_table_row_count_to_be_between",
            "\"min_value\": \"2013-01-01\"",
            "must be numbers"),
        Arguments.of(
            "expect_column_values_to_not_be_null",
            "\"column\": \"a\", \"row_condition\": {\"type\": \"nulity\"}",
            "unknown type \"nulity\"; did you mean \"nullity\"?"),
        Arguments.of(
            "expect_column_to_exist", "\"column\": \"a\", \"column_index\": -1", "whole number"));
  }

  @ParameterizedTest
  @MethodSource("brokenExpectations")
  void namesFileLineAndProblem(String type, String kwargs, String message) {
    assertThat(SuiteCheck.problems(suite(expectation(type, kwargs))))
        .singleElement()
        .asString()
        .startsWith("suites/x.json:2: ")
        .contains(message);
  }

  @Test
  void refusesWhatIsNoSuite() {
    assertThat(SuiteCheck.problems(new Suite("s.json", "")))
        .containsExactly("s.json:1: a suite is an object with a list \"expectations\"");
    assertThat(SuiteCheck.problems(new Suite("s.json", "{\n\"expectations\": [,]}")))
        .singleElement()
        .asString()
        .startsWith("s.json:2: not valid JSON");
    assertThat(SuiteCheck.problems(new Suite("s.json", "{\"expectation\": []}")))
        .singleElement()
        .asString()
        .contains("\"expectations\"");
    assertThat(SuiteCheck.problems(suite("{\"type\": \"expect_column_to_exist\", \"kwarg\": {}}")))
        .anySatisfy(problem -> assertThat(problem).contains("did you mean \"kwargs\"?"));
    assertThat(
            SuiteCheck.problems(
                suite(
                    "{\"type\": \"expect_column_to_exist\", \"severity\": \"warn\","
                        + " \"kwargs\": {\"column\": \"a\"}}")))
        .singleElement()
        .asString()
        .contains("unknown severity \"warn\"; known: critical, info, warning");
  }

  @Test
  void reportsARepeatedRuleEvenIfWrittenOtherwise() {
    Suite suite =
        suite(
            expectation("expect_table_row_count_to_be_between", "\"min_value\": 9"),
            expectation("expect_table_row_count_to_be_between", "\"min_value\": 9.0"));

    assertThat(SuiteCheck.problems(suite))
        .containsExactly("suites/x.json:3: repeats the expectation of line 2; remove one");
  }

  @Test
  void findsRulesThatDoNotFitTheColumns(SparkSession spark) {
    Suite suite =
        suite(
            expectation("expect_column_values_to_be_unique", "\"column\": \"fligt\""),
            expectation(
                "expect_column_values_to_be_between", "\"column\": \"late\", \"min_value\": 0"),
            expectation(
                "expect_column_values_to_be_between", "\"column\": \"day\", \"min_value\": 5"),
            expectation("expect_column_to_exist", "\"column\": \"ORIGIN\""),
            expectation(
                    "unexpected_rows_expectation",
                    "\"unexpected_rows_query\": \"select * from {batch} where orgin = 'x'\"")
                .replace("expect_unexpected", "unexpected"));

    List<String> problems = problems(suite, spark);

    assertThat(problems).hasSize(5);
    assertThat(problems.get(0)).contains(":2: ").contains("did you mean \"flight\"?");
    assertThat(problems.get(1)).contains(":3: ").contains("BOOLEAN; this rule needs numbers");
    assertThat(problems.get(2)).contains(":4: ").contains("\"5\" cannot be compared with it");
    assertThat(problems.get(3)).contains(":5: ").contains("can never hold");
    assertThat(problems.get(4)).contains(":6: ").contains("orgin");
  }

  @Test
  void findsNothingWrongWithASoundSuite(SparkSession spark) {
    Suite suite =
        suite(
            expectation("expect_column_values_to_be_unique", "\"column\": \"FLIGHT\""),
            expectation(
                "expect_column_values_to_be_between",
                "\"column\": \"day\", \"min_value\": \"2013-01-01\""),
            expectation("expect_column_to_exist", "\"column\": \"origin\", \"column_index\": 0"));

    assertThat(problems(suite, spark)).isEmpty();
  }
}
