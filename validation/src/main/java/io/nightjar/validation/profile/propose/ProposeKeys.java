package io.nightjar.validation.profile.propose;

import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.profile.KeyFacts;
import io.nightjar.validation.profile.TableProfile;
import java.util.List;
import java.util.Map;

/** Which columns tell rows apart: those that were counted and did, in enough rows. */
final class ProposeKeys {
  private static final String ONE = "expect_column_values_to_be_unique";
  private static final String SEVERAL = "expect_compound_columns_to_be_unique";

  private ProposeKeys() {}

  static List<ProposedRule> of(TableProfile profile) {
    if (profile.rows() < Allowance.ENOUGH_ROWS) {
      return List.of();
    }
    return profile.keys().stream()
        .filter(key -> key.repeated() == 0)
        .map(ProposeKeys::rule)
        .toList();
  }

  private static ProposedRule rule(KeyFacts key) {
    boolean isOne = key.columns().size() == 1;
    return new ProposedRule(
        isOne ? ONE : SEVERAL,
        isOne ? Map.of("column", key.columns().get(0)) : Map.of("column_list", key.columns()),
        Severity.CRITICAL,
        "no two rows were alike",
        false);
  }
}
