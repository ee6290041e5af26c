package io.nightjar.e2e;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a reader saw of one version of a table of the rides, night by night.
 *
 * @param version the version
 * @param nights what it holds of each night
 * @param unchecked rows that no check would have let through
 */
record SeenTable(long version, Map<LocalDate, SeenNight> nights, List<String> unchecked) {
  /** Bicycles that report every evening, so every table has one row of each for every night. */
  static final int BIKES = 40;

  /** More than any bicycle makes in 28 days; the rejected delivery has it in a day. */
  static final double IMPOSSIBLE_KM = 5_000;

  /**
   * The rows of one night.
   *
   * @param rows how many
   * @param keys bicycle and day of each
   * @param digest of all values, whatever their order
   * @param readFrom what predictions say they were made from
   */
  record SeenNight(int rows, TreeSet<String> keys, long digest, TreeSet<String> readFrom) {
    private SeenNight with(Map<String, Object> row) {
      keys.add(row.get("bike") + " " + row.get("ride_date"));
      if (row.get("_table_versions") != null) {
        readFrom.add(row.get("_table_versions").toString());
      }
      long mixed = new ArrayList<>(row.values()).hashCode() * 0x9E3779B97F4A7C15L;
      return new SeenNight(rows + 1, keys, digest + (mixed ^ (mixed >>> 29)), readFrom);
    }
  }

  static SeenTable of(KernelReader.TableRead read) {
    Map<LocalDate, SeenNight> nights = new TreeMap<>();
    List<String> unchecked = new ArrayList<>();
    for (Map<String, Object> row : read.rows()) {
      SeenNight empty = new SeenNight(0, new TreeSet<>(), 0, new TreeSet<>());
      LocalDate night = (LocalDate) row.get("_logical_date");
      nights.put(night, nights.getOrDefault(night, empty).with(row));
      if (!isPlausible(row)) {
        unchecked.add(row.toString());
      }
    }
    return new SeenTable(read.version(), nights, unchecked);
  }

  /** The nights that are there in part, or with more than there should be. */
  List<String> torn() {
    return nights.entrySet().stream()
        .filter(
            night -> night.getValue().rows() != BIKES || night.getValue().keys().size() != BIKES)
        .map(night -> night.getKey() + " has " + night.getValue().rows() + " rows")
        .toList();
  }

  /** The digest of each night; a version gives the same whoever reads it, and whenever. */
  Map<LocalDate, Long> digests() {
    Map<LocalDate, Long> digests = new TreeMap<>();
    nights.forEach((night, seen) -> digests.put(night, seen.digest()));
    return digests;
  }

  private static boolean isPlausible(Map<String, Object> row) {
    boolean isOurs = row.get("bike") instanceof String bike && bike.startsWith("b");
    double score = row.containsKey("score") ? number(row, "score") : 0;
    return isOurs
        && score >= 0
        && score <= 1
        && number(row, "km") < IMPOSSIBLE_KM
        && number(row, "km_28d") < IMPOSSIBLE_KM;
  }

  /** Zero for a column that the table does not have; a null is below everything. */
  private static double number(Map<String, Object> row, String column) {
    if (!row.containsKey(column)) {
      return 0;
    }
    return row.get(column) instanceof Double value ? value : Double.NaN;
  }
}
