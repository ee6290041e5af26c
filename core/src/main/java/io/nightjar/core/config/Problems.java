package io.nightjar.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything found wrong so far, so that a person sees all of it at once, by file and line. Notes
 * are kept beside problems: they are worth reading and stop nothing.
 */
public final class Problems {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Entry> notes = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private record Entry(Origin origin, String line) {}

  /**
   * Adds a problem.
   *
   * @param origin where it was written
   * @param key the key path, such as {@code tables.silver.flights.key}; empty for a whole file
   * @param why what is wrong and what to do, without a final full stop
   */
  public void add(Origin origin, String key, String why) {
    entries.add(entry(origin, key, why));
    keys.add(key);
  }

  /** Adds a line that already says where, such as a problem found by a parser. */
  public void addLine(Origin origin, String line) {
    entries.add(new Entry(origin, line));
  }

  /** Adds a note. */
  public void note(Origin origin, String key, String why) {
    notes.add(entry(origin, key, why));
  }

  /** Whether something is wrong with this key already; one reason a key is enough. */
  public boolean has(String key) {
    return keys.contains(key);
  }

  /** Adds everything another collection has. */
  public void addAll(Problems other) {
    entries.addAll(other.entries);
    notes.addAll(other.notes);
    keys.addAll(other.keys);
  }

  /** How many problems there are so far. */
  public int count() {
    return entries.size();
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The problems: files in order of their first problem, lines in order, each said once. */
  public List<String> lines() {
    return sorted(entries);
  }

  /** The notes, in the same order. */
  public List<String> notes() {
    return sorted(notes);
  }

  private static Entry entry(Origin origin, String key, String why) {
    boolean isNamed = key.isEmpty() || origin.source().endsWith(" " + key);
    return new Entry(origin, origin + ": " + (isNamed ? "" : key + ": ") + why);
  }

  private static List<String> sorted(List<Entry> entries) {
    Map<String, Integer> sources = new LinkedHashMap<>();
    entries.forEach(entry -> sources.putIfAbsent(entry.origin().source(), sources.size()));
    return entries.stream()
        .sorted(
            Comparator.comparingInt((Entry entry) -> sources.get(entry.origin().source()))
                .thenComparingInt(entry -> entry.origin().line()))
        .map(Entry::line)
        .distinct()
        .toList();
  }
}
