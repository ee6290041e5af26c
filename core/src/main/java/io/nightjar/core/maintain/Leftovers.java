package io.nightjar.core.maintain;

import java.time.Instant;
import java.util.Set;

/** What killed runs have left behind outside of tables. */
public interface Leftovers {
  /**
   * Temporary files and models without a card.
   *
   * @param olderThan younger ones are left out
   * @param models models that a manifest names, as {@code name@version}; they are never leftovers
   */
  Removal find(Instant olderThan, Set<String> models);

  /** Removes them; gives back what they were. */
  Removal remove(Instant olderThan, Set<String> models);
}
