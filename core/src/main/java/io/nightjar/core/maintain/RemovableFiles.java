package io.nightjar.core.maintain;

/** Data files of one table that no kept version needs and that are older than the grace. */
public interface RemovableFiles extends AutoCloseable {
  /** How many there are. */
  Removal removal();

  /**
   * Removes them, and then looks again: which of them are gone, and whether every kept version has
   * all its files; fails with exit code 50 if not.
   */
  Removal remove();

  /** Lets go of what was held in memory. */
  @Override
  void close();
}
