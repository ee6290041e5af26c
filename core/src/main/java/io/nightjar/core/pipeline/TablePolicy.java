package io.nightjar.core.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * What becomes of the rows of a refined table when newer ones come.
 *
 * @param history what is kept of the past
 * @param changes how rows say what changed; empty if the rows of a night are all there is
 * @param clusterBy columns that rows are sorted by in their files
 * @param isDivided whether files are divided by night
 * @param readers who reads its files
 * @param byEventDate the column with the date that a row is an aggregate of, if it is one: late
 *     rows of that date change it
 */
public record TablePolicy(
    History history,
    Optional<Changes> changes,
    List<String> clusterBy,
    boolean isDivided,
    Readers readers,
    Optional<String> byEventDate) {
  /** The usual one: every version of a row stays with the night that brought it. */
  public static final TablePolicy USUAL =
      new TablePolicy(
          History.KEEP, Optional.empty(), List.of(), true, Readers.ANY, Optional.empty());

  /** Copies the list. */
  public TablePolicy {
    clusterBy = List.copyOf(clusterBy);
  }

  /** What is kept of the past. */
  public enum History {
    /** Every row of every night; a cut in time chooses the version. */
    KEEP,
    /** Nothing: the newest row of each key alone. */
    DROP,
    /** Every version of a key, with the time it was valid. */
    SCD2
  }

  /** Who reads the files of a table. */
  public enum Readers {
    /** Whatever reads Delta tables of protocol 1. */
    ANY,
    /** Spark alone, so that rows may be marked as gone instead of taken out of their files. */
    SPARK
  }

  /**
   * A feed of changes.
   *
   * @param sequenceBy columns that say which of two changes of a key is the later one
   * @param operation column that says what a change does, if some delete
   * @param deletes its values that delete
   */
  public record Changes(List<String> sequenceBy, Optional<String> operation, List<String> deletes) {
    /** Copies the lists. */
    public Changes {
      sequenceBy = List.copyOf(sequenceBy);
      deletes = List.copyOf(deletes);
    }
  }

  /** Whether the table is changed key by key, and not night by night. */
  public boolean isByKey() {
    return history != History.KEEP;
  }

  /** Whether the table is an aggregate by event date. */
  public boolean isByDate() {
    return byEventDate.isPresent();
  }

  /** The columns that order changes; empty without a feed of changes. */
  public List<String> sequence() {
    return changes.map(Changes::sequenceBy).orElse(List.of());
  }
}
