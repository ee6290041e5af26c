package io.nightjar.core.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is known at one place of a query's tree.
 *
 * @param line the line of the nearest node that knows its own
 * @param commonTables names of the WITH clauses in reach, lower case
 * @param windows named windows in reach, with whether they have an order
 * @param call the function call this is an argument of, empty if none
 * @param over whether this is directly under a window, and whether that is ordered
 * @param isGrowing whether this is an argument of a function that can make long values
 * @param depth number of nodes above
 */
record Scope(
    int line,
    Set<String> commonTables,
    Map<String, Boolean> windows,
    String call,
    Over over,
    boolean isGrowing,
    int depth) {
  static final Scope OUTERMOST = new Scope(1, Set.of(), Map.of(), "", Over.NOTHING, false, 0);

  /** The window a function stands over. */
  enum Over {
    NOTHING,
    UNORDERED,
    ORDERED
  }

  Scope at(int newLine) {
    return new Scope(newLine, commonTables, windows, call, over, isGrowing, depth + 1);
  }

  Scope withCommonTable(String name) {
    Set<String> more = new HashSet<>(commonTables);
    more.add(name.toLowerCase(Locale.ROOT));
    return new Scope(line, more, windows, call, over, isGrowing, depth);
  }

  Scope withWindow(String name, boolean isOrdered) {
    Map<String, Boolean> more = new HashMap<>(windows);
    more.put(name.toLowerCase(Locale.ROOT), isOrdered);
    return new Scope(line, commonTables, more, call, over, isGrowing, depth);
  }

  /** Inside the arguments of a call, or of anything else if the name is empty. */
  Scope inCall(String name, boolean grows) {
    return new Scope(line, commonTables, windows, name, Over.NOTHING, isGrowing || grows, depth);
  }

  Scope over(boolean isOrdered) {
    Over window = isOrdered ? Over.ORDERED : Over.UNORDERED;
    return new Scope(line, commonTables, windows, call, window, isGrowing, depth);
  }

  boolean hasCommonTable(String name) {
    return commonTables.contains(name.toLowerCase(Locale.ROOT));
  }
}
