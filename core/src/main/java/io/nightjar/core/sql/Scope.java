package io.nightjar.core.sql;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is known at one place of a query's tree.
 *
 * @param line the line of the nearest node that knows its own
 * @param commonTables names of the WITH clauses in reach, lower case, with the number of tables
 *     each stands for
 * @param windows named windows in reach, with whether they have an order
 * @param call the function call this is an argument of, empty if none
 * @param over whether this is directly under a window, and whether that is ordered
 * @param isGrowing whether this is an argument of a function that repeats it
 * @param isFolding whether this is an argument of a function that applies it to its own result
 * @param isLambda whether this is inside a lambda
 * @param depth number of nodes above
 */
record Scope(
    int line,
    Map<String, Long> commonTables,
    Map<String, Boolean> windows,
    String call,
    Over over,
    boolean isGrowing,
    boolean isFolding,
    boolean isLambda,
    int depth) {
  static final Scope OUTERMOST =
      new Scope(1, Map.of(), Map.of(), "", Over.NOTHING, false, false, false, 0);

  /** The window a function stands over. */
  enum Over {
    NOTHING,
    UNORDERED,
    ORDERED
  }

  Scope at(int newLine) {
    return new Scope(
        newLine, commonTables, windows, call, over, isGrowing, isFolding, isLambda, depth + 1);
  }

  Scope withCommonTable(String name, long size) {
    Map<String, Long> more = new HashMap<>(commonTables);
    more.put(name.toLowerCase(Locale.ROOT), size);
    return new Scope(line, more, windows, call, over, isGrowing, isFolding, isLambda, depth);
  }

  Scope withWindow(String name, boolean isOrdered) {
    Map<String, Boolean> more = new HashMap<>(windows);
    more.put(name.toLowerCase(Locale.ROOT), isOrdered);
    return new Scope(line, commonTables, more, call, over, isGrowing, isFolding, isLambda, depth);
  }

  /** Inside the arguments of a call. */
  Scope inCall(String name) {
    return new Scope(
        line,
        commonTables,
        windows,
        name,
        Over.NOTHING,
        isGrowing || SizeRules.grows(name),
        isFolding || SizeRules.folds(name),
        isLambda,
        depth);
  }

  /** Inside anything else. */
  Scope inside() {
    return inCall("");
  }

  Scope inLambda() {
    return new Scope(
        line, commonTables, windows, "", Over.NOTHING, isGrowing, isFolding, true, depth);
  }

  Scope over(boolean isOrdered) {
    Over window = isOrdered ? Over.ORDERED : Over.UNORDERED;
    return new Scope(
        line, commonTables, windows, call, window, isGrowing, isFolding, isLambda, depth);
  }

  boolean hasCommonTable(String name) {
    return commonTables.containsKey(name.toLowerCase(Locale.ROOT));
  }

  long sizeOf(String commonTable) {
    return commonTables.get(commonTable.toLowerCase(Locale.ROOT));
  }

  Set<String> commonTableNames() {
    return commonTables.keySet();
  }
}
