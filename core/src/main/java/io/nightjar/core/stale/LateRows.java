package io.nightjar.core.stale;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.to_date;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.NightClock;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The rows of one table that came after the dates they belong to were computed, by date. */
final class LateRows {
  private static final String NIGHT = "_night";
  private static final String OF_DATE = "_of_date";
  private static final String KNOWN = "_known";
  private static final StructType DATES = StructType.fromDDL(OF_DATE + " DATE, " + KNOWN + " DATE");

  private final String dateColumn;
  private final List<String> key;
  private final NightClock clock;

  LateRows(String dateColumn, List<String> key, NightClock clock) {
    this.dateColumn = dateColumn;
    this.key = key;
    this.clock = clock;
  }

  /** Late rows of one date. */
  record Late(LocalDate date, LocalDate since, long rows) {
    StaleDate of(TableName table) {
      return new StaleDate(table, date, since, rows);
    }
  }

  /** Of all dates that have some; none of a table that has no such column. */
  List<Late> in(SparkSession spark, Dataset<Row> table, Map<LocalDate, LocalDate> computed) {
    if (!List.of(table.columns()).contains(dateColumn)) {
      return List.of();
    }
    List<Row> dates = new ArrayList<>();
    computed.forEach(
        (date, known) -> dates.add(RowFactory.create(Date.valueOf(date), Date.valueOf(known))));
    Dataset<Row> known = broadcast(spark.createDataFrame(dates, DATES));
    Dataset<Row> rows = table.withColumn(NIGHT, night()).where(isBehindSome(computed));
    Dataset<Row> moved = isMovable() ? moved(table, rows) : dated(rows);
    return moved
        .join(known, OF_DATE)
        .where(col(NIGHT).gt(col(KNOWN)))
        .groupBy(OF_DATE)
        .agg(min(NIGHT), count(lit(1)))
        .collectAsList()
        .stream()
        .map(row -> new Late(local(row, 0), local(row, 1), row.getLong(2)))
        .toList();
  }

  /** The night from which on a row is seen. */
  private Column night() {
    Column known =
        to_date(
            from_utc_timestamp(
                expr(Bookkeeping.KNOWN_AT + " - INTERVAL 2 MICROSECOND"), clock.zone().getId()));
    return greatest(
        col(Bookkeeping.LOGICAL_DATE), coalesce(known, lit(Date.valueOf("1970-01-01"))));
  }

  /** Most rows came in time; no night is asked about them. */
  private static Column isBehindSome(Map<LocalDate, LocalDate> computed) {
    LocalDate first = computed.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    return col(NIGHT).gt(lit(Date.valueOf(first)));
  }

  private boolean isMovable() {
    return !key.isEmpty() && !key.contains(dateColumn);
  }

  private Dataset<Row> dated(Dataset<Row> rows) {
    return rows.select(Columns.named(dateColumn).as(OF_DATE), col(NIGHT));
  }

  /** A new version of a row also concerns the dates of its older versions. */
  private Dataset<Row> moved(Dataset<Row> table, Dataset<Row> rows) {
    Column[] keys = Columns.named(key);
    Dataset<Row> newer = rows.select(prefixed(keys)).distinct();
    Dataset<Row> older =
        table
            .withColumn("_older_night", night())
            .join(newer, joined())
            .where(col("_older_night").lt(col(NIGHT)))
            .where(Columns.named(dateColumn).notEqual(col("_new_date")))
            .select(Columns.named(dateColumn).as(OF_DATE), col(NIGHT));
    return dated(rows).union(older);
  }

  private Column[] prefixed(Column... keys) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      columns.add(keys[i].as("_key_" + i));
    }
    columns.add(Columns.named(dateColumn).as("_new_date"));
    columns.add(col(NIGHT));
    return columns.toArray(Column[]::new);
  }

  private Column joined() {
    Column isSame = lit(true);
    for (int i = 0; i < key.size(); i++) {
      isSame = isSame.and(Columns.named(key.get(i)).eqNullSafe(col("_key_" + i)));
    }
    return isSame;
  }

  private static LocalDate local(Row row, int index) {
    return row.getDate(index).toLocalDate();
  }
}
