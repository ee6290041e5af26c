package io.nightjar.etl.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.pipeline.feature.Aggregate;
import io.nightjar.core.pipeline.feature.LookupEntry;
import io.nightjar.core.pipeline.feature.WindowEntry;
import io.nightjar.core.sql.Queries;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.transform.CutAtNights;
import io.nightjar.etl.features.slots.SlotJoin;
import io.nightjar.etl.features.transform.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Makes the rows of tables ready for declared features: expressions evaluated, columns named. */
final class DeclaredRows {
  private static final String ARGUMENT = "_argument";
  private static final String CONDITION = "_condition";

  private final Queries queries;

  DeclaredRows(Queries queries) {
    this.queries = queries;
  }

  /** The column that keeps the i-th argument. */
  static String argument(int index) {
    return ARGUMENT + index;
  }

  /** Rows for windows, with moments in microseconds, or in days if the time is a DATE. */
  Dataset<Row> of(WindowEntry entry, Dataset<Row> table) {
    Map<String, SqlText> arguments = new LinkedHashMap<>();
    for (int i = 0; i < entry.aggregates().size(); i++) {
      Aggregate aggregate = entry.aggregates().get(i);
      String name = argument(i);
      aggregate.argument().ifPresent(text -> arguments.put(name, text));
    }
    Dataset<Row> rows = evaluated(entry.table(), table, arguments, entry.where(), entry.place());
    List<Column> kept = seen(entry.by().values());
    kept.add(moment(rows, entry).as(Names.MOMENT));
    kept.add(unix_micros(col(Bookkeeping.KNOWN_AT)).as(Names.KNOWN));
    for (int i = 0; i < entry.aggregates().size(); i++) {
      String name = argument(i);
      kept.add(arguments.containsKey(name) ? col(name) : lit(1).as(name));
    }
    return rows.select(kept.toArray(Column[]::new));
  }

  /** Rows for look-ups: what orders them, and a struct with order, event time and the values. */
  Dataset<Row> of(LookupEntry entry, Dataset<Row> table) {
    Dataset<Row> rows = evaluated(entry.table(), table, Map.of(), entry.where(), entry.place());
    Column[] taken = Columns.named(entry.take().values());
    Column event = unix_micros(col(Bookkeeping.EVENT_TIME));
    List<Column> order =
        SlotJoin.order(
            event,
            unix_micros(col(Bookkeeping.KNOWN_AT)),
            unix_date(col(Bookkeeping.LOGICAL_DATE)),
            xxhash64(taken));
    List<Column> values = new ArrayList<>();
    values.add(struct(order.toArray(Column[]::new)).as(Names.ORDER));
    values.add(event.as(Names.MOMENT));
    entry.take().forEach((name, column) -> values.add(Columns.named(column).as(name)));
    List<Column> kept = seen(entry.by().values());
    kept.addAll(order);
    kept.add(struct(values.toArray(Column[]::new)).as(Names.VALUE));
    return rows.select(kept.toArray(Column[]::new));
  }

  /** All columns of the rows and one more: the value of an expression over them. */
  Dataset<Row> withExpression(TableName of, Dataset<Row> rows, String name, SqlText expression) {
    return evaluated(of, rows, Map.of(name, expression), Optional.empty(), expression.file());
  }

  /** Whether the time of the windows is a DATE. */
  static boolean isOfDates(WindowEntry entry, Dataset<Row> table) {
    return entry
        .time()
        .column()
        .map(name -> table.schema().apply(name).dataType().equals(DataTypes.DateType))
        .orElse(false);
  }

  private static Column moment(Dataset<Row> rows, WindowEntry entry) {
    Column time = Columns.named(entry.time().column().orElse(Bookkeeping.EVENT_TIME));
    return isOfDates(entry, rows) ? unix_date(time).cast(DataTypes.LongType) : unix_micros(time);
  }

  private static List<Column> seen(Collection<String> by) {
    List<Column> columns = new ArrayList<>(List.of(col(CutAtNights.FROM), col(CutAtNights.UNTIL)));
    int i = 0;
    for (String name : by) {
      columns.add(Columns.named(name).as(Names.by(i++)));
    }
    return columns;
  }

  private Dataset<Row> evaluated(
      TableName name,
      Dataset<Row> table,
      Map<String, SqlText> expressions,
      Optional<SqlText> where,
      String place) {
    StringBuilder query = new StringBuilder("SELECT *");
    expressions.forEach((column, text) -> query.append(selected(column, text)));
    where.ifPresent(text -> query.append(selected(CONDITION, text)));
    query.append(" FROM ").append(name);
    Dataset<Row> rows =
        queries.run(new SqlText(place, query.toString()), Map.of(name, table), Map.of());
    return where.isPresent() ? rows.where(col(CONDITION)) : rows;
  }

  /** An expression is judged for itself, so that it cannot be more than one in a list. */
  private String selected(String name, SqlText expression) {
    queries.expression(expression);
    return ", (%s%n) AS `%s`".formatted(expression.text(), name);
  }
}
