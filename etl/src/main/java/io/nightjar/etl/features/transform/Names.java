package io.nightjar.etl.features.transform;

import java.util.List;
import java.util.stream.IntStream;

/** Names of the columns that rows carry while declared features are computed. */
public final class Names {
  /** INT: number of the night in its range, from 0. */
  public static final String NIGHT = "_night";

  /** BIGINT: the time that must lie in a window: microseconds, or days of a DATE. */
  public static final String MOMENT = "_moment";

  /** BIGINT: known-at in microseconds. */
  public static final String KNOWN = "_known";

  /** A value beside what orders it. */
  public static final String VALUE = "_value";

  /** STRUCT: what decides which row is later. */
  public static final String ORDER = "_order";

  private Names() {}

  /** The column of a table that must equal the i-th column of the entity. */
  public static String by(int index) {
    return "_by" + index;
  }

  /** All of them. */
  public static List<String> bys(int size) {
    return IntStream.range(0, size).mapToObj(Names::by).toList();
  }
}
