package io.nightjar.validation.profile.propose;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.profile.ColumnFacts;
import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which values a column has: a text of few, or what a flag usually says. A set that was still
 * growing at the end of the profile is no set.
 */
final class ProposeValues {
  private static final String TYPE = "expect_column_values_to_be_in_set";
  private static final int MOST = 50;
  private static final int ROWS_PER_VALUE = 10;
  private static final int COMMON = 30;
  private static final double STILL_GROWING = 0.01;
  private static final double ALMOST_ALL = 0.99;
  private static final double NOTHING_SAID = 0.5;

  private ProposeValues() {}

  static List<ProposedRule> of(TableProfile profile, ColumnProfile column) {
    ColumnFacts facts = column.facts();
    if (facts.present() < Allowance.ENOUGH_ROWS && !profile.hasNights()) {
      return List.of();
    }
    return switch (facts.kind()) {
      case TEXT -> ofTexts(profile, column);
      case FLAG -> ofFlag(profile, column);
      case NUMBER, TIME, OTHER -> List.of();
    };
  }

  private static List<ProposedRule> ofTexts(TableProfile profile, ColumnProfile column) {
    List<Tally> values = column.values();
    long present = column.facts().present();
    boolean isConstant = values.size() == 1 && !profile.hasNights();
    if (values.isEmpty()
        || values.size() > MOST
        || present < (long) values.size() * ROWS_PER_VALUE
        || isConstant
        || isGrowing(profile, column)) {
      return List.of();
    }
    Map<String, Object> kwargs = kwargs(column, values.stream().map(Tally::text).sorted().toList());
    long rare = values.stream().filter(value -> value.rows() < COMMON).count();
    if (rare > 0) {
      kwargs.put("mostly", ALMOST_ALL);
    }
    String why =
        rare > 0
            ? "%d values, of which %d are so rare that there may be others"
                .formatted(values.size(), rare)
            : "these %d values and no others".formatted(values.size());
    return List.of(new ProposedRule(TYPE, kwargs, Severity.WARNING, why, true));
  }

  /** Whether values that were new in the second half of the nights have a share of the rows. */
  private static boolean isGrowing(TableProfile profile, ColumnProfile column) {
    if (!profile.hasNights()) {
      return false;
    }
    String middle = profile.nights().get(profile.nights().size() / 2).night();
    long newcomers =
        column.values().stream()
            .filter(value -> value.firstNight().compareTo(middle) >= 0)
            .mapToLong(Tally::rows)
            .sum();
    return newcomers > STILL_GROWING * column.facts().present();
  }

  private static List<ProposedRule> ofFlag(TableProfile profile, ColumnProfile column) {
    long present = column.facts().present();
    long yes =
        column.values().stream()
            .filter(value -> value.text().equals("true"))
            .mapToLong(Tally::rows)
            .sum();
    if (present == 0 || yes == 0 || yes == present) {
      return List.of();
    }
    boolean usual = yes * 2 > present;
    OptionalDouble floor =
        Allowance.floor(
            usual ? present - yes : yes,
            present,
            profile.hasNights() ? Shares.saying(!usual, column.yes()) : List.of());
    if (floor.isEmpty() || floor.getAsDouble() < NOTHING_SAID) {
      return List.of();
    }
    Map<String, Object> kwargs = kwargs(column, List.of(usual));
    kwargs.put("mostly", Shares.hundredths(floor.getAsDouble()));
    return List.of(
        new ProposedRule(TYPE, kwargs, Severity.WARNING, "usually %s".formatted(usual), false));
  }

  private static Map<String, Object> kwargs(ColumnProfile column, List<?> values) {
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("column", column.name());
    kwargs.put("value_set", values);
    return kwargs;
  }
}
