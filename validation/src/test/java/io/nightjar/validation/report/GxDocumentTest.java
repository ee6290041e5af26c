package io.nightjar.validation.report;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.testkit.Rows;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.history.MetricHistory;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.rule.OtherTables;
import io.nightjar.validation.suite.SuiteSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SparkTest
class GxDocumentTest {
  private static final LocalDate NIGHT = LocalDate.of(2013, 1, 1);

  private static String sample(Dataset<Row> rows, String type, String kwargs) {
    SuiteSpec suite =
        SuiteSpec.read(
            new Suite(
                "s.json",
                "{'expectations': [{'type': '%s', 'kwargs': {%s}}]}"
                    .formatted(type, kwargs)
                    .replace('\'', '"')));
    List<CheckOutcome> outcomes =
        new SuiteRun(suite, OtherTables.NONE, new MetricHistory(), true, Optional.empty())
            .of(new NightRows(rows, List.of(NIGHT), Optional.empty()))
            .get(NIGHT);
    return new GxDocument(suite, "rows", rows)
        .of(outcomes)
        .at("/results/0/result/partial_unexpected_list")
        .toString();
  }

  private static Dataset<Row> rows(SparkSession spark) {
    return Rows.of(
        spark,
        "n INT, times STRING",
        row(2, "a"),
        row(1, "b"),
        row(2, "a"),
        row(2, null),
        row(3, null),
        row(3, null),
        row(null, null),
        row(null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'column': 'n'|[2,2,2,3,3]",
        "'column': 'times'|[^a^,^a^]",
        "'column': 'n', 'mostly': 0.1|[]",
        "'column': 'n', 'row_condition': {'type': 'nullity', 'column': {'name': 'times'},"
            + " 'is_null': true}|[3,3]"
      })
  void aUniqueRuleShowsRepeatedValuesAsOftenAsTheyOccur(
      String kwargs, String found, SparkSession spark) {
    assertThat(sample(rows(spark), "expect_column_values_to_be_unique", kwargs))
        .isEqualTo(found.replace('^', '"'));
  }

  @Test
  void severalColumnsAreShownTogether(SparkSession spark) {
    String columns = "'column_list': ['n', 'times']";
    String type = "expect_compound_columns_to_be_unique";

    assertThat(sample(rows(spark), type, columns + ", 'ignore_row_if': 'any_value_is_missing'"))
        .isEqualTo("[{\"n\":2,\"times\":\"a\"},{\"n\":2,\"times\":\"a\"}]");
    assertThat(sample(rows(spark), type, columns))
        .contains(
            "[{\"n\":2,\"times\":\"a\"}", "{\"n\":3,\"times\":null},{\"n\":3,\"times\":null}");
  }

  @Test
  void neverMoreThanTwenty(SparkSession spark) {
    Dataset<Row> many = spark.range(1000).selectExpr("id % 3 AS n");

    assertThat(sample(many, "expect_column_values_to_be_unique", "'column': 'n'"))
        .isEqualTo("[" + "0,".repeat(19) + "0]");
  }
}
