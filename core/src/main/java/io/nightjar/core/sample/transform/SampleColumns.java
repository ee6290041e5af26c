package io.nightjar.core.sample.transform;

import java.util.List;

/** Columns that exist only while a sample is taken. */
final class SampleColumns {
  /** STRUCT: what the sample is taken within, such as the night, and the stratum. */
  static final String GROUP = "_sample_group";

  /** DOUBLE above 0 and below 1: the chance of the row, drawn from its digest. */
  static final String DRAW = "_sample_draw";

  /** BIGINT: a second digest, for draws that are equal. */
  static final String TIE = "_sample_tie";

  /** DOUBLE: of a group the rows with the smallest keys are taken. */
  static final String KEY = "_sample_key";

  /** DOUBLE: the declared weight of the row. */
  static final String SIZE = "_sample_size";

  /** BIGINT: rows of the group. */
  static final String POPULATION = "_sample_population";

  /** BIGINT: rows to take of the group. */
  static final String WANTED = "_sample_wanted";

  /** DOUBLE: the smallest key of the group that was not taken; null if all were. */
  static final String BAR = "_sample_bar";

  static final List<String> ALL = List.of(GROUP, DRAW, TIE, KEY, SIZE, POPULATION, WANTED, BAR);

  private SampleColumns() {}
}
