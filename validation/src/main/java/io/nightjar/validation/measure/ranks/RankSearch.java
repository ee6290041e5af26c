package io.nightjar.validation.measure.ranks;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which values have the ranks that are wanted, and where they still may be. */
public final class RankSearch {
  /** The bucket of everything. */
  public static final long ALL = 0;

  private final Map<Rank, Place> open = new HashMap<>();
  private final Map<Rank, Number> found = new HashMap<>();

  /**
   * @param bucket where it is
   * @param before how many values of the bucket come before it
   * @param size how many values the bucket has
   */
  private record Place(long bucket, long before, long size) {}

  /** Begins to look for a rank among all values. */
  public void want(Rank rank) {
    open.put(rank, new Place(ALL, rank.index(), Long.MAX_VALUE));
  }

  /** The value of a rank; null as long as it is not found. */
  public Number value(Rank rank) {
    return found.get(rank);
  }

  /** Whether all ranks are found. */
  public boolean isDone() {
    return open.isEmpty();
  }

  /** How many values the buckets have that ranks may still be in. */
  public long size() {
    Map<List<Object>, Long> sizes = new HashMap<>();
    open.forEach((rank, place) -> sizes.put(List.of(rank.night(), place.bucket()), place.size()));
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The buckets that ranks may still be in, with the nights of these ranks. */
  public Map<Long, Set<LocalDate>> places() {
    Map<Long, Set<LocalDate>> places = new TreeMap<>();
    open.forEach(
        (rank, place) ->
            places.computeIfAbsent(place.bucket(), any -> new TreeSet<>()).add(rank.night()));
    return places;
  }

  /**
   * Goes on with smaller buckets.
   *
   * @param night of the values
   * @param groups all values of the night in the buckets of {@link #places}, in any order
   */
  public void narrow(LocalDate night, List<Group> groups) {
    List<Group> inOrder = groups.stream().sorted(Group::compare).toList();
    Set<Rank> ranks = new HashSet<>(open.keySet());
    ranks.removeIf(rank -> !rank.night().equals(night));
    ranks.forEach(rank -> narrow(rank, open.get(rank), inOrder));
  }

  private void narrow(Rank rank, Place place, List<Group> inOrder) {
    long before = place.before();
    for (Group group : inOrder) {
      if (group.within() != place.bucket()) {
        continue;
      }
      if (before < group.count()) {
        if (group.isOneValue()) {
          open.remove(rank);
          found.put(rank, group.least());
        } else {
          open.put(rank, new Place(group.bucket(), before, group.count()));
        }
        return;
      }
      before -= group.count();
    }
    throw new IllegalStateException("the values changed while they were looked at");
  }
}
