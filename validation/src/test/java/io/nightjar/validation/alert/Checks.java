package io.nightjar.validation.alert;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.run.Digests;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Check results for tests: of silver.flights, nights counted from the first of February 2013. */
public final class Checks {
  /** The table that the rules are about. */
  public static final TableName FLIGHTS = TableName.of("silver", "flights");

  private static final String SUITE = "conf/pipelines/flights/suites/silver_flights.json";

  private Checks() {}

  /** The night of that number, from 1. */
  public static LocalDate night(int number) {
    return LocalDate.of(2013, 1, 31).plusDays(number);
  }

  /** A rule about nulls. */
  public static Rule notNull(String column, Severity severity) {
    return rule("expect_column_values_to_not_be_null", column, "", severity);
  }

  /** A rule of any type. */
  public static Rule rule(String type, String column, String description, Severity severity) {
    String fingerprint = Digests.sha256(type + column).substring(0, 16);
    return new Rule(
        SUITE,
        31,
        fingerprint,
        "fedcba9876543210",
        type,
        List.of(column),
        description,
        severity,
        Action.REPORT);
  }

  /** What a rule about nulls has found, with this many of 842 rows null. */
  public static CheckResult nulls(Rule rule, int night, int nulls) {
    return new CheckResult(
        FLIGHTS,
        night(night),
        rule,
        nulls == 0 ? Outcome.PASSED : Outcome.FAILED,
        Optional.of(new Counts(842, OptionalLong.empty(), nulls)),
        OptionalDouble.of(1 - nulls / 842.0),
        "all values",
        nulls + " of 842 values do not fit",
        night + 10L);
  }

  /** A rule that could not be asked. */
  public static CheckResult error(Rule rule, int night) {
    return new CheckResult(
        FLIGHTS,
        night(night),
        rule,
        Outcome.ERROR,
        Optional.empty(),
        OptionalDouble.empty(),
        "all values",
        "there is no such column",
        night + 10L);
  }

  /** A rule about an aggregate. */
  public static CheckResult aggregate(
      Rule rule, int night, Outcome outcome, double observed, String finding) {
    return new CheckResult(
        FLIGHTS,
        night(night),
        rule,
        outcome,
        Optional.empty(),
        OptionalDouble.of(observed),
        "at most 2000",
        finding,
        night + 10L);
  }
}
