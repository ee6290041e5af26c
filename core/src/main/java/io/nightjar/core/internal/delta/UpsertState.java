package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.Upsert.Deliveries;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a table that an upsert concerns. The range of what comes in stands in the filter as
 * literals, so that Delta leaves out files by their statistics, and rows whose validity ended
 * before it are not even looked at.
 */
final class UpsertState {
  private static final String LOWEST = "lowest";
  private static final String HIGHEST = "highest";
  private static final String EARLIEST = "earliest";
  private static final String ROWS = "rows";
  private static final String NIGHTS = "nights";

  private final Upsert upsert;
  private final Nights nights;
  private final Row range;
  private final Deliveries deliveries;

  /** Looks at what comes in. */
  UpsertState(Upsert upsert, Nights nights, NavigableSet<LocalDate> before) {
    this.upsert = upsert;
    this.nights = nights;
    this.range = range(upsert.incoming());
    NavigableSet<LocalDate> now = new TreeSet<>();
    range
        .<java.sql.Date>getList(range.fieldIndex(NIGHTS))
        .forEach(night -> now.add(night.toLocalDate()));
    this.deliveries = new Deliveries(before, now);
  }

  Deliveries deliveries() {
    return deliveries;
  }

  /** Whether nothing can change: nothing comes in, nor did so earlier. */
  boolean isUnconcerned() {
    return isFirst() && deliveries.now().isEmpty();
  }

  /** The rows concerned of the whole table. */
  Dataset<Row> of(KnownRows table, SparkSession spark) {
    KnownRows.Part relevant = table.where(isFirst() ? isInRange(table.schema()) : lit(true));
    if (upsert.isComplete()) {
      return relevant.rows(session(spark, relevant.mostRows()));
    }
    Optional<KnownRows.Part> earlier =
        isFirst() ? Optional.empty() : Optional.of(table.where(isOfNights()));
    long keysAtMost = sum(incomingRows(), earlier.map(KnownRows.Part::mostRows).orElse(0L));
    long rowsAtMost = upsert.isUnique() ? keysAtMost : relevant.mostRows();
    SparkSession session = session(spark, Math.min(rowsAtMost, relevant.mostRows()));
    Dataset<Row> keys = keys(upsert.incoming());
    if (earlier.isPresent()) {
      keys = keys.union(keys(earlier.get().rows(session)));
    }
    Dataset<Row> concerned =
        keysAtMost <= FewRows.MOST ? functions.broadcast(keys) : keys.distinct();
    return relevant.rows(session, concerned, upsert.key());
  }

  /** For the rows concerned, which are so many at most, together with those that come in. */
  private SparkSession session(SparkSession spark, long mostRows) {
    long rows = sum(mostRows, incomingRows());
    return rows <= FewRows.MOST ? FewRows.session(spark, rows) : spark;
  }

  private long incomingRows() {
    return range.getLong(range.fieldIndex(ROWS));
  }

  private static long sum(long rows, long others) {
    return rows > Long.MAX_VALUE - others ? Long.MAX_VALUE : rows + others;
  }

  /** Whether these nights have brought nothing so far, so that nothing has to be taken back. */
  private boolean isFirst() {
    return deliveries.before().stream().noneMatch(nights::contains);
  }

  private Row range(Dataset<Row> incoming) {
    StructType schema = incoming.schema();
    String key = upsert.key().get(0);
    List<Column> numbers = new ArrayList<>();
    numbers.add(functions.count(lit(1)).as(ROWS));
    numbers.add(functions.collect_set(Bookkeeping.LOGICAL_DATE).as(NIGHTS));
    if (isPrunable(schema.apply(key).dataType())) {
      numbers.add(functions.min(Columns.named(key)).as(LOWEST));
      numbers.add(functions.max(Columns.named(key)).as(HIGHEST));
    }
    if (List.of(schema.fieldNames()).contains(Bookkeeping.VALID_FROM)) {
      numbers.add(functions.min(Bookkeeping.VALID_FROM).as(EARLIEST));
    }
    Column[] others = numbers.subList(1, numbers.size()).toArray(Column[]::new);
    return incoming.agg(numbers.get(0), others).first();
  }

  private Column isInRange(StructType table) {
    List<String> known = List.of(range.schema().fieldNames());
    Column isIn = lit(true);
    if (known.contains(LOWEST) && !upsert.isComplete() && !range.anyNull()) {
      Column key = Columns.named(upsert.key().get(0));
      isIn = key.between(range.getAs(LOWEST), range.getAs(HIGHEST));
    }
    if (known.contains(EARLIEST) && !range.isNullAt(range.fieldIndex(EARLIEST))) {
      Column end = col(Bookkeeping.VALID_TO);
      DataType type = table.apply(Bookkeeping.VALID_TO).dataType();
      isIn = isIn.and(end.isNull().or(end.geq(lit(range.getAs(EARLIEST)).cast(type))));
    }
    return isIn;
  }

  private Column isOfNights() {
    return col(Bookkeeping.LOGICAL_DATE).between(lit(nights.from()), lit(nights.to()));
  }

  private Dataset<Row> keys(Dataset<Row> rows) {
    return rows.select(Columns.named(upsert.key()));
  }

  private static boolean isPrunable(DataType type) {
    return type instanceof AtomicType
        && !type.equals(DataTypes.BooleanType)
        && !type.equals(DataTypes.BinaryType);
  }
}
