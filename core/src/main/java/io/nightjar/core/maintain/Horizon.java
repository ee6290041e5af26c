package io.nightjar.core.maintain;

import io.nightjar.core.table.TableName;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Up to where maintenance looks back.
 *
 * @param retention how long pins count
 * @param date the night that it is counted from
 * @param now the end of the grace
 */
record Horizon(Retention retention, LocalDate date, Instant now) {
  /** The first night whose pins on that table count. */
  LocalDate keptFrom(TableName table) {
    return retention.keptFrom(table, date);
  }

  /** When the grace began: younger files stay. */
  Instant graceBegan() {
    return now.minus(retention.grace());
  }

  /**
   * Checkpoints that are older are known to every reader that matters. Without a grace nobody
   * reads, so one that was written a moment ago will do.
   */
  Instant checkpointsSettledBefore() {
    return retention.grace().isZero() ? Instant.MAX : graceBegan();
  }
}
