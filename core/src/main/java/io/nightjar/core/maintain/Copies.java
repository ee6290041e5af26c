package io.nightjar.core.maintain;

import java.time.Instant;
import java.time.LocalDate;

/** Rows that nights have copied from databases before they were loaded. */
public interface Copies {
  /**
   * Those of old nights. The copy of a whole table belongs to no night and always stays.
   *
   * @param keptFrom the first night whose copies stay
   * @param olderThan younger ones are left out
   */
  Removal find(LocalDate keptFrom, Instant olderThan);

  /** Removes them; gives back what they were. */
  Removal remove(LocalDate keptFrom, Instant olderThan);
}
