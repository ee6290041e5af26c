package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.table.Upsert.Deliveries;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * The rows of a table that an upsert concerns. The range of what comes in stands in the filter as
 * literals, so that Delta leaves out files by their statistics, and rows whose validity ended
 * before it are not even looked at.
 */
final class UpsertState {
  private static final long BROADCAST_ROWS = 1_000_000;
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
  Dataset<Row> of(Dataset<Row> table) {
    Dataset<Row> relevant = isFirst() ? table.where(isInRange(table.schema())) : table;
    if (upsert.isComplete()) {
      return relevant;
    }
    Dataset<Row> keys = keys(upsert.incoming());
    if (!isFirst()) {
      keys = keys.union(keys(table.where(isOfNights())));
    }
    boolean isSmall = range.getLong(range.fieldIndex(ROWS)) <= BROADCAST_ROWS;
    Dataset<Row> concerned = isSmall ? functions.broadcast(keys) : keys.distinct();
    return relevant.join(
        concerned, JavaConverters.asScalaBuffer(upsert.key()).toSeq(), "left_semi");
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
      numbers.add(functions.min(quoted(key)).as(LOWEST));
      numbers.add(functions.max(quoted(key)).as(HIGHEST));
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
      Column key = quoted(upsert.key().get(0));
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
    return rows.select(upsert.key().stream().map(UpsertState::quoted).toArray(Column[]::new));
  }

  private static boolean isPrunable(DataType type) {
    return type instanceof AtomicType
        && !type.equals(DataTypes.BooleanType)
        && !type.equals(DataTypes.BinaryType);
  }

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
