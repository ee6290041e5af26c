package io.nightjar.core.table;

import java.util.List;

/** The columns that Nightjar adds to rows; all start with an underscore. */
public final class Bookkeeping {
  /** DATE: the night that brought the row into the table; every table is partitioned by it. */
  public static final String LOGICAL_DATE = "_logical_date";

  /** TIMESTAMP: when the thing happened; null if the source declares none. */
  public static final String EVENT_TIME = "_event_time";

  /** TIMESTAMP: when the company could have known the row. */
  public static final String KNOWN_AT = "_known_at";

  /** STRING: file the row came from, relative to the landing folder. */
  public static final String SOURCE_FILE = "_source_file";

  /** BIGINT: number of the record in that file, from 1, header not counted. */
  public static final String SOURCE_ROW = "_source_row";

  /** DOUBLE, above 0: how many rows a row of a sample stands for; see a table's {@code sample}. */
  public static final String SAMPLE_WEIGHT = "_sample_weight";

  /** STRING: id of the run that made the row; differs between two runs with equal results. */
  public static final String RUN = "_run";

  /** When a version of a key begins, in the type of the column that orders changes. */
  public static final String VALID_FROM = "_valid_from";

  /**
   * When a version of a key ends: where the next begins, null if it is the newest. Equal to {@link
   * #VALID_FROM} for a row that was never valid: a deletion, or a change that another one with the
   * same place in the order outweighs.
   */
  public static final String VALID_TO = "_valid_to";

  /** BOOLEAN: whether the row says that its key is gone. */
  public static final String IS_DELETED = "_is_deleted";

  /** STRUCT: the place of a change in the order, where more than one column decides it. */
  public static final String SEQUENCE = "_sequence";

  /** TIMESTAMP: when a row was superseded by a newer one of its key; null if it was not. */
  public static final String KNOWN_UNTIL = "_known_until";

  /** The three that every refined table carries, because cuts in time need them. */
  public static final List<String> TIMES = List.of(LOGICAL_DATE, EVENT_TIME, KNOWN_AT);

  private Bookkeeping() {}
}
