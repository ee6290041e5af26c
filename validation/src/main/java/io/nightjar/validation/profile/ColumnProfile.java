package io.nightjar.validation.profile;

import java.util.List;
import java.util.Optional;

/**
 * A column.
 *
 * @param facts what the first pass counted
 * @param buckets how numbers were cut, if there is a histogram
 * @param histogram rows of each bucket, from below all to above all; empty if there is none
 * @param values every value with its rows, most frequent first; empty of columns with many values
 * @param missing rows without a value, by night; empty if nights are not known
 * @param yes rows that say true, by night; empty of anything but flags
 */
public record ColumnProfile(
    ColumnFacts facts,
    Optional<Buckets> buckets,
    List<Long> histogram,
    List<Tally> values,
    List<NightShare> missing,
    List<NightShare> yes) {
  /** Copies the lists. */
  public ColumnProfile {
    histogram = List.copyOf(histogram);
    values = List.copyOf(values);
    missing = List.copyOf(missing);
    yes = List.copyOf(yes);
  }

  /** Its name. */
  public String name() {
    return facts.name();
  }
}
