package io.nightjar.validation.profile;

import java.util.List;

/**
 * What a table looks like.
 *
 * @param source what was profiled, such as {@code silver.flights@v12}
 * @param rows how many
 * @param columns in the order of the table, without those that Nightjar added
 * @param nights rows of each night, by night; empty if nights are not known
 * @param keys the columns that were tried as a key
 */
public record TableProfile(
    String source,
    long rows,
    List<ColumnProfile> columns,
    List<NightShare> nights,
    List<KeyFacts> keys) {
  /** Nights that are enough to see how much they differ. */
  static final int ENOUGH_NIGHTS = 5;

  /** Copies the lists. */
  public TableProfile {
    columns = List.copyOf(columns);
    nights = List.copyOf(nights);
    keys = List.copyOf(keys);
  }

  /** Whether there are enough nights to see how much they differ. */
  public boolean hasNights() {
    return nights.size() >= ENOUGH_NIGHTS;
  }
}
