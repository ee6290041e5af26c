package io.nightjar.validation.checks;

import java.util.List;

/** What has to be counted to decide one expectation; SQL is over the renamed columns. */
public sealed interface Measure {
  /**
   * Rows by two conditions, neither of which may be null for any row.
   *
   * @param counted whether a row takes part
   * @param unexpected whether it takes part and does not fit
   */
  record Condition(String counted, String unexpected) implements Measure {}

  /**
   * Rows whose combination of values occurs once.
   *
   * @param columns the combination
   * @param counted whether a row takes part
   */
  record Distinctness(List<String> columns, String counted) implements Measure {
    /** Copies the list. */
    public Distinctness {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Rows of each night.
   *
   * @param bounds how many there must be
   */
  record NightRows(Bounds bounds) implements Measure {}

  /**
   * Nothing: the columns of the table decide.
   *
   * @param fits whether they do
   */
  record Decided(boolean fits) implements Measure {}
}
