package io.nightjar.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.validation.checks.SuiteWork;
import io.nightjar.validation.checks.SuiteWork.Asked;
import io.nightjar.validation.checks.SuiteWork.RuleWork;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteCostsTest {
  @Test
  void saysWhatANightTakesThenWhoAsksForIt() {
    SuiteSpec suite =
        SuiteSpec.read(
                new Suite(
                    "s.yaml",
                    """
                    expectations:
                      - {type: expect_column_values_to_be_unique, kwargs: {column: n}}
                      - {type: expect_column_values_to_not_be_outliers, kwargs: {column: n}}
                      - {type: expect_column_to_exist, kwargs: {column: n}}
                      - {type: expect_column_max_to_be_between, kwargs: {column: m}}
                      - type: expect_column_values_to_not_be_null
                        kwargs: {column: late}
                        environments: [training]
                    """))
            .checkedFor(Purpose.SCORING);
    Asked keys = new Asked(1, 1, 0, 0);
    Asked first = new Asked(0, 0, 1, 0);
    Asked second = new Asked(3, 0, 0, 0);
    List<RuleWork> rules =
        List.of(
            rule(suite, 0, List.of(keys), Optional.empty()),
            rule(suite, 1, List.of(first, second), Optional.empty()),
            rule(suite, 2, List.of(), Optional.empty()),
            rule(suite, 3, List.of(), Optional.of("no column \"m\"")));

    assertThat(
            SuiteCosts.lines(
                "silver.t", suite, new SuiteWork(rules, List.of(new Asked(1, 1, 1, 0), second))))
        .containsExactly(
            "silver.t: 4 rules of s.yaml",
            "  in a night: scans 2, shuffles 1 for keys and 1 for quantiles, queries 0",
            "  aggregates   keys  quantiles  queries  asked for by",
            "           1      1          0        0  expect_column_values_to_be_unique(n)",
            "           0      0          1        0  expect_column_values_to_not_be_outliers(n)",
            "           3      0          0        0  expect_column_values_to_not_be_outliers(n),"
                + " looking again",
            "           0      0          0        0  expect_column_to_exist(n)",
            "  rule error: expect_column_max_to_be_between(m): no column \"m\"",
            "  skipped: expect_column_values_to_not_be_null(late) is about rows for training",
            "           1      1          1        0  all together, each once",
            "           3      0          0        0  the second look");
  }

  private static RuleWork rule(
      SuiteSpec suite, int index, List<Asked> rounds, Optional<String> problem) {
    return new RuleWork(suite.expectations().get(index), rounds, problem);
  }
}
