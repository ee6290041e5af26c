package io.nightjar.validation.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.spark.SparkQueries;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.checks.SuiteWork.Asked;
import io.nightjar.validation.checks.SuiteWork.RuleWork;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class SuiteWorkTest {
  private static final SuiteSpec SUITE =
      SuiteSpec.read(
          new Suite(
              "s.yaml",
              """
              expectations:
                - {type: expect_column_to_exist, kwargs: {column: n}}
                - {type: expect_table_row_count_to_equal, kwargs: {value: 3}}
                - {type: expect_column_values_to_not_be_null, kwargs: {column: n}}
                - {type: expect_column_values_to_be_unique, kwargs: {column: n}}
                - type: expect_column_values_to_be_unique
                  kwargs: {column: n, mostly: 0.9}
                - {type: expect_column_values_to_not_be_outliers, kwargs: {column: n}}
                - {type: expect_column_max_to_be_between, kwargs: {column: m}}
                - type: unexpected_rows_expectation
                  kwargs: {unexpected_rows_query: "select n from {batch} where n > 3"}
              """));

  @Test
  void countsWhatRulesAskForAndWhatTheyShare(SparkSession spark) {
    SqlTables others = new SqlTables("s.yaml", new SparkQueries(spark), name -> Optional.empty());

    SuiteWork work =
        SuiteWork.of(
            SUITE, spark.createDataFrame(List.<Row>of(), StructType.fromDDL("n INT")), others);

    assertThat(work.rules())
        .extracting(RuleWork::rounds)
        .containsExactly(
            List.of(),
            List.of(new Asked(1, 0, 0, 0)),
            List.of(new Asked(3, 0, 0, 0)),
            List.of(new Asked(1, 1, 0, 0)),
            List.of(new Asked(1, 1, 0, 0)),
            List.of(new Asked(0, 0, 1, 0), new Asked(3, 0, 0, 0)),
            List.of(),
            List.of(new Asked(0, 0, 0, 1)));
    assertThat(work.rules().get(6).problem())
        .hasValueSatisfying(why -> assertThat(why).contains("no column \"m\""));
    assertThat(work.rounds()).containsExactly(new Asked(3, 1, 1, 1), new Asked(3, 0, 0, 0));
  }
}
