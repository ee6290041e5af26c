package io.nightjar.etl.ingest.drift;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * How the rows of one file are read.
 *
 * @param places for each column that is read its place in the file; -1 if it is null there
 * @param mayBeNull the NOT NULL columns that may be empty in this file
 * @param quarantined why all of its rows go to quarantine, or null
 */
public record FilePlan(List<Integer> places, Set<Integer> mayBeNull, String quarantined)
    implements Serializable {
  /** Copies the collections. */
  public FilePlan {
    places = List.copyOf(places);
    mayBeNull = Set.copyOf(mayBeNull);
  }

  /** Of the values of a record in the order of the file those that are read. */
  public <T> List<T> pick(List<T> values) {
    return places.stream().map(place -> place < 0 ? null : values.get(place)).toList();
  }
}
