package io.nightjar.validation.profile.propose;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.NumberFacts;
import io.nightjar.validation.profile.TableProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Between which numbers values lie: at each end half as far again from the median as was seen,
 * never across zero. Where single values lie far out, one in a hundred may lie farther. Numbers
 * that count on with the nights, and those that tell rows apart, have no range.
 */
final class ProposeRange {
  private static final String TYPE = "expect_column_values_to_be_between";
  private static final double ROOM = 0.5;
  private static final double ROOM_OF_FEW = 2;
  private static final double LEAST_SIDE = 0.05;
  private static final double FAR_OUT = 2;
  private static final double COUNTS_ON = 0.9;
  private static final double TELLS_APART = 0.9;
  private static final double MOST = 0.99;

  private ProposeRange() {}

  static List<ProposedRule> of(TableProfile profile, ColumnProfile column) {
    Optional<NumberFacts> numbers = column.facts().numbers();
    if (numbers.isEmpty() || !isRange(profile, column, numbers.get())) {
      return List.of();
    }
    NumberFacts seen = numbers.get();
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("column", column.name());
    kwargs.put("min_value", Rounding.down(lower(profile, seen)));
    kwargs.put("max_value", Rounding.up(upper(profile, seen)));
    boolean isFarOut = seen.spread() > FAR_OUT * seen.core();
    if (isFarOut) {
      kwargs.put("mostly", MOST);
    }
    String why =
        isFarOut
            ? "nearly all lie close together, single ones far out"
            : "what was seen, and half as far again from the median";
    return List.of(new ProposedRule(TYPE, kwargs, Severity.WARNING, why, false));
  }

  private static boolean isRange(TableProfile profile, ColumnProfile column, NumberFacts seen) {
    boolean countsOn = profile.hasNights() && Math.abs(seen.trend()) > COUNTS_ON;
    boolean tellsApart = seen.isWhole() && column.facts().distinct() > TELLS_APART * profile.rows();
    return seen.spread() > 0 && seen.isFinite() && !countsOn && !tellsApart;
  }

  /** How far beyond what was seen; not nothing where half of the values are the least one. */
  private static double room(TableProfile profile, NumberFacts seen, double side) {
    double part = profile.rows() < Allowance.ENOUGH_ROWS ? ROOM_OF_FEW : ROOM;
    return part * Math.max(side, LEAST_SIDE * seen.spread());
  }

  private static double lower(TableProfile profile, NumberFacts seen) {
    double bound = seen.min() - room(profile, seen, seen.median() - seen.min());
    return seen.min() >= 0 ? Math.max(0, bound) : bound;
  }

  /** A share stays a share. */
  private static double upper(TableProfile profile, NumberFacts seen) {
    double bound = seen.max() + room(profile, seen, seen.max() - seen.median());
    if (seen.max() <= 0) {
      return Math.min(0, bound);
    }
    boolean isShare = !seen.isWhole() && seen.min() >= 0 && seen.max() <= 1;
    return isShare ? Math.min(1, bound) : bound;
  }
}
