package io.nightjar.core.maintain;

import io.nightjar.core.table.TableName;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions of one table that stay readable, and why.
 *
 * @param table the table
 * @param reasons by version; never empty
 */
public record KeptVersions(TableName table, NavigableMap<Long, SortedSet<Reason>> reasons) {
  /** Copies the map. */
  public KeptVersions {
    reasons = Collections.unmodifiableNavigableMap(new TreeMap<>(reasons));
  }

  /**
   * Decides what is kept: what pins that count name, what is newer than anything a manifest names,
   * what was the newest within the grace, and the newest. Of a table that no manifest ever names,
   * such as {@code ops.runs}, only the last two.
   *
   * @param pins every pin on that table
   * @param counting those of them that are within their retention
   * @param inUseSince when the grace began
   */
  static KeptVersions of(
      TableName table,
      Collection<Pin> pins,
      Collection<Pin> counting,
      TableVersions versions,
      Instant inUseSince) {
    NavigableMap<Long, SortedSet<Reason>> kept = new TreeMap<>();
    counting.forEach(pin -> add(kept, pin.table().version(), pin.reason()));
    pins.stream()
        .mapToLong(pin -> pin.table().version())
        .max()
        .ifPresent(
            named ->
                versions
                    .committedAt()
                    .tailMap(named, false)
                    .keySet()
                    .forEach(version -> add(kept, version, Reason.NOT_NAMED_YET)));
    versions.newestSince(inUseSince).forEach(version -> add(kept, version, Reason.IN_USE));
    add(kept, versions.newest(), Reason.NEWEST);
    return new KeptVersions(table, kept);
  }

  private static void add(NavigableMap<Long, SortedSet<Reason>> kept, long version, Reason reason) {
    kept.computeIfAbsent(version, each -> new TreeSet<>()).add(reason);
  }

  /** The versions, ascending. */
  public List<Long> versions() {
    return List.copyOf(reasons.keySet());
  }

  /** The oldest of them. */
  public long oldest() {
    return reasons.firstKey();
  }

  /** Those that the log of the table does not have; empty unless the table is damaged. */
  List<Long> missing(TableVersions versions) {
    return reasons.keySet().stream()
        .filter(version -> !versions.committedAt().containsKey(version))
        .toList();
  }
}
