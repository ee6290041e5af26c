package io.nightjar.validation.profile.propose;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.TableProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How many values must be there: all if all were, else what the worst night had and some less. */
final class ProposeCompleteness {
  private static final String TYPE = "expect_column_values_to_not_be_null";
  private static final double NOTHING_SAID = 0.2;

  private ProposeCompleteness() {}

  static List<ProposedRule> of(TableProfile profile, ColumnProfile column) {
    long missing = profile.rows() - column.facts().present();
    OptionalDouble floor =
        Allowance.floor(
            missing, profile.rows(), profile.hasNights() ? column.missing() : List.of());
    if (floor.isEmpty() || floor.getAsDouble() < NOTHING_SAID) {
      return List.of();
    }
    Map<String, Object> kwargs = new LinkedHashMap<>();
    kwargs.put("column", column.name());
    boolean isComplete = floor.getAsDouble() >= 1;
    if (!isComplete) {
      kwargs.put("mostly", Shares.hundredths(floor.getAsDouble()));
    }
    return List.of(
        new ProposedRule(
            TYPE,
            kwargs,
            isComplete ? Severity.CRITICAL : Severity.WARNING,
            "%d of %d were missing".formatted(missing, profile.rows()),
            false));
  }
}
