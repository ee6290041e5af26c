package io.nightjar.validation.alert.incident;

import io.nightjar.core.table.TableName;
import java.util.Locale;

/**
 * What an incident is about; there is one open incident for each at most.
 *
 * @param table the published table
 * @param rule fingerprint of the rule
 * @param kind what is wrong
 */
public record IncidentKey(TableName table, String rule, Kind kind) {
  /** What is wrong. */
  public enum Kind {
    /** The data does not fit the rule. */
    DATA,
    /** The rule could not be asked; of the data nobody knows. */
    RULE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
