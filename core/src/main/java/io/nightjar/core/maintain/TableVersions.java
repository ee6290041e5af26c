package io.nightjar.core.maintain;

import java.time.Instant;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions of one table that its log can still make.
 *
 * @param committedAt when each was committed, by the clock of the storage; from the oldest version
 *     that can be read to the newest
 */
public record TableVersions(NavigableMap<Long, Instant> committedAt) {
  /** Copies the map. */
  public TableVersions {
    committedAt = Collections.unmodifiableNavigableMap(new TreeMap<>(committedAt));
  }

  /** The oldest. */
  public long oldest() {
    return committedAt.firstKey();
  }

  /** The newest. */
  public long newest() {
    return committedAt.lastKey();
  }

  /** Every version that was the newest at some time since {@code since}. */
  SortedSet<Long> newestSince(Instant since) {
    SortedSet<Long> versions = new TreeSet<>();
    versions.add(newest());
    committedAt.forEach(
        (version, moment) -> {
          Long before = committedAt.lowerKey(version);
          if (before != null && !moment.isBefore(since)) {
            versions.add(before);
          }
        });
    return versions;
  }
}
