package io.nightjar.core.run;

import java.time.LocalDate;
import java.util.List;

/**
 * Remembers which files of a source came in which night, for sources whose files come at any time:
 * {@code <lake>/_nightjar/arrivals/<pipeline>/<source>/<number>.json}. An entry is written once and
 * before its files are read, so that every run of a night reads the same ones.
 */
public interface ArrivalBook {
  /**
   * The files of one night.
   *
   * @param night the night
   * @param files paths relative to the landing folder, sorted
   */
  record Arrival(LocalDate night, List<String> files) {
    /** Keeps its own list. */
    public Arrival {
      files = List.copyOf(files);
    }
  }

  /** The entries, in the order they were written. */
  List<Arrival> all();

  /**
   * Adds an entry behind those that are known; it holds for good.
   *
   * @param known how many entries the decision looked at
   * @return false if others have been added since, which must be looked at first
   */
  boolean add(int known, Arrival arrival);
}
