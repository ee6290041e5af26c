package io.nightjar.validation.profile;

import java.util.Optional;

/**
 * What the first pass counts in a column.
 *
 * @param name of the column
 * @param type in SQL
 * @param kind what can be said about it
 * @param present values that are not null
 * @param distinct different values, approximately; 0 if the kind has none
 * @param numbers of a column of numbers that has any
 * @param lengths of a column of texts that has any: least and greatest number of characters
 * @param times of a column of dates or instants that has any: the first and the last, as text
 */
public record ColumnFacts(
    String name,
    String type,
    ColumnKind kind,
    long present,
    long distinct,
    Optional<NumberFacts> numbers,
    Optional<Range<Integer>> lengths,
    Optional<Range<String>> times) {
  /**
   * The ends of what was seen.
   *
   * @param from the least
   * @param to the greatest
   */
  public record Range<T>(T from, T to) {}

  /** Whether there are no two different values. */
  public boolean isConstant() {
    return distinct <= 1;
  }
}
