package io.nightjar.core.maintain;

import io.nightjar.core.table.PinnedTable;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One version that something kept in the lake refers to.
 *
 * @param table the version
 * @param reason who refers to it
 * @param night the night by which its retention is counted; empty if it is kept as long as the
 *     thing that refers to it
 */
public record Pin(PinnedTable table, Reason reason, Optional<LocalDate> night) {
  /** Whether it counts, given the first night that is kept. */
  boolean isKeptFrom(LocalDate first) {
    return night.isEmpty() || !night.get().isBefore(first);
  }
}
