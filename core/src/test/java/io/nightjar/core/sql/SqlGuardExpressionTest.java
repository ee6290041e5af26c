package io.nightjar.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions of a pipeline: one scalar value of one row, and nothing more. */
class SqlGuardExpressionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "make_date(year, month, day)",
        "date_sub(make_date(year, month, day), 1)",
        "arrival + interval 1 hour",
        "to_timestamp(concat(day, ' ', hhmm), 'yyyy-MM-dd HHmm')",
        "case when hour = 24 then date_add(day, 1) else day end",
        "time_hour"
      })
  void acceptsExpressions(String expression) {
    assertThat(SqlGuard.expressionProblems(sql(expression))).isEmpty();
  }

  static Stream<Arguments> hostileExpressions() {
    return Stream.of(
        bad("(select max(day) from silver.flights)", 1, "a subquery is not allowed"),
        bad("exists (select 1)", 1, "a subquery is not allowed"),
        bad("max(day)", 1, "max looks at several rows"),
        bad("explode(days)", 1, "explode looks at several rows"),
        bad("max(day) over (partition by carrier)", 1, "a window is not allowed"),
        bad("current_date", 1, "function current_date"),
        bad("now()", 1, "function now"),
        bad("reflect('a', 'b')", 1, "function reflect"),
        bad("day as night", 1, "needs no name"),
        bad("*", 1, "* is not allowed"),
        bad("day, night", 1, "syntax error"),
        bad("day; drop table x", 1, "remove the ';'"),
        bad("date_add(day, :date)", 1, "parameter :date has no value here"),
        bad("day +", 1, "syntax error"),
        bad("", 1, "expression is empty"));
  }

  @ParameterizedTest
  @MethodSource("hostileExpressions")
  void refusesExpressionsThatAreMore(String expression, int line, String fragment) {
    assertThat(SqlGuard.expressionProblems(sql(expression)))
        .first()
        .asString()
        .startsWith("x.sql:" + line + ": ")
        .contains(fragment);
  }

  @Test
  void keepsTheLineOfAnExpressionInAnotherFile() {
    assertThat(SqlGuard.expressionProblems(new SqlText("conf/x.yaml:12", "rand()")))
        .first()
        .asString()
        .startsWith("conf/x.yaml:12: function rand");
  }

  private static SqlText sql(String text) {
    return new SqlText("x.sql", text);
  }

  private static Arguments bad(String query, int line, String fragment) {
    return Arguments.of(query, line, fragment);
  }
}
