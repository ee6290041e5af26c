package io.nightjar.core.table.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A table as it looked at one instant of one night: the only way features and labels see tables, so
 * that no query can look ahead, however carelessly it is written.
 *
 * <p>A row is seen if it was known by the instant ({@code _known_at <= T}), had happened by then
 * ({@code _event_time <= T}) and was brought by that night or an earlier one ({@code _logical_date
 * <= night}). Of a row without an event time nobody knows more than the night that brought it: it
 * has happened for that night and those after it. The condition on nights makes a range of nights,
 * computed when later nights are loaded already, equal to the nights one by one. Of several
 * versions of a key only the newest seen one stays: greatest {@code _known_at}, then {@code
 * _logical_date}.
 *
 * <p>Of a table that keeps versions with the time they are valid, the version stays that was valid
 * at the instant as far as was known; keys that were gone are not seen.
 *
 * <p>Of a table whose rows say until when they were known, those stay that were not superseded.
 *
 * <p>Features of night N: {@code new CutAt(clock.asOf(N), N, key)}. Labels for a training of night
 * E: {@code new CutAt(clock.cut(E), E, key)}.
 */
public final class CutAt {
  private static final List<String> NEWEST_BY =
      List.of(Bookkeeping.KNOWN_AT, Bookkeeping.LOGICAL_DATE);

  private final Instant instant;
  private final LocalDate night;
  private final Instant knownBy;
  private final LocalDate knowing;
  private final List<String> key;

  /**
   * @param instant the as-of instant T
   * @param night the night that looks
   * @param key columns that identify a row; empty if the table has no key, then every row stays
   */
  public CutAt(Instant instant, LocalDate night, List<String> key) {
    this(instant, night, instant, night, key);
  }

  /**
   * What had happened by an instant, with the knowledge of a later one.
   *
   * @param instant when the rows must have happened
   * @param night the night of that instant: rows without an event time must be of it or earlier
   * @param knownBy when they must have been known
   * @param knowing the night that has this knowledge
   * @param key columns that identify a row; empty if the table has no key
   */
  public CutAt(
      Instant instant, LocalDate night, Instant knownBy, LocalDate knowing, List<String> key) {
    this.instant = instant;
    this.night = night;
    this.knownBy = knownBy;
    this.knowing = knowing;
    this.key = List.copyOf(key);
  }

  /** The rows that could be seen; same columns. */
  public Dataset<Row> apply(Dataset<Row> table) {
    Dataset<Row> seen = table.where(isSeen());
    if (VersionOrder.isIn(table.schema())) {
      return new NewestVersion(key).apply(seen.where(hasBegun(table.schema())));
    }
    if (List.of(table.columns()).contains(Bookkeeping.KNOWN_UNTIL)) {
      Column end = col(Bookkeeping.KNOWN_UNTIL);
      return seen.where(end.isNull().or(end.gt(lit(knownBy))))
          .withColumn(Bookkeeping.KNOWN_UNTIL, lit(null).cast(DataTypes.TimestampType));
    }
    return key.isEmpty() ? seen : new NewestPerKey(key, NEWEST_BY).apply(seen);
  }

  private Column hasBegun(StructType schema) {
    DataType type = schema.apply(Bookkeeping.VALID_FROM).dataType();
    boolean isTime = type.equals(DataTypes.TimestampType) || type.equals(DataTypes.DateType);
    return isTime
        ? col(Bookkeeping.VALID_FROM).cast(DataTypes.TimestampType).leq(lit(instant))
        : lit(true);
  }

  private Column isSeen() {
    Column eventTime = col(Bookkeeping.EVENT_TIME);
    Column broughtBy = col(Bookkeeping.LOGICAL_DATE);
    Column hasHappened =
        when(eventTime.isNull(), broughtBy.leq(lit(night))).otherwise(eventTime.leq(lit(instant)));
    return broughtBy
        .leq(lit(knowing))
        .and(col(Bookkeeping.KNOWN_AT).leq(lit(knownBy)))
        .and(hasHappened);
  }
}
