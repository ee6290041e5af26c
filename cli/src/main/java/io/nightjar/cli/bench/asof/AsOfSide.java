package io.nightjar.cli.bench.asof;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.transform.CutAtNights;
import io.nightjar.etl.features.slots.SlotJoin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Ways to the same answer: of every question the values of the latest row known by then. */
enum AsOfSide {
  /** What Nightjar does. */
  SLOTS("slot join"),
  /** Both sides in one list, the last value per column carried along. */
  UNION_WINDOW("union + last window"),
  /** Every row with every question behind it, then the latest. */
  JOIN_MAX_BY("equi-join + max_by");

  private static final String VALUE = "value";

  private final String title;

  AsOfSide(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Key, night and values; questions without an answer are left out. */
  Dataset<Row> answers(AsOfData data, Dataset<Row> past, Dataset<Row> questions) {
    return switch (this) {
      case SLOTS -> slots(data, past, questions);
      case UNION_WINDOW -> unionWindow(past, questions);
      case JOIN_MAX_BY -> joinMaxBy(past, questions);
    };
  }

  private static Dataset<Row> slots(AsOfData data, Dataset<Row> past, Dataset<Row> questions) {
    Column[] values = AsOfData.VALUES.stream().map(name -> col(name)).toArray(Column[]::new);
    List<Column> kept = new ArrayList<>(List.of(col(AsOfData.KEY), col(CutAtNights.FROM)));
    kept.addAll(
        SlotJoin.order(
            unix_micros(col(Bookkeeping.EVENT_TIME)),
            unix_micros(col(Bookkeeping.KNOWN_AT)),
            unix_date(col(Bookkeeping.LOGICAL_DATE)),
            xxhash64(values)));
    kept.add(struct(values).as(VALUE));
    Dataset<Row> rows =
        new CutAtNights(data.first(), data.instants(), List.of())
            .apply(past)
            .select(kept.toArray(Column[]::new));
    return new SlotJoin(List.of(AsOfData.KEY), AsOfData.NIGHT, VALUE)
        .apply(rows, questions)
        .select(AsOfData.KEY, AsOfData.NIGHT, VALUE + ".*");
  }

  private static Dataset<Row> unionWindow(Dataset<Row> past, Dataset<Row> questions) {
    Dataset<Row> all =
        past.drop(Bookkeeping.EVENT_TIME, Bookkeeping.LOGICAL_DATE)
            .withColumn(AsOfData.MOMENT, unix_micros(col(Bookkeeping.KNOWN_AT)))
            .drop(Bookkeeping.KNOWN_AT)
            .unionByName(questions, true);
    Column isQuestion = col(AsOfData.NIGHT).isNotNull();
    WindowSpec untilThen =
        Window.partitionBy(AsOfData.KEY)
            .orderBy(col(AsOfData.MOMENT), isQuestion)
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Column> columns = new ArrayList<>(List.of(col(AsOfData.KEY), col(AsOfData.NIGHT)));
    AsOfData.VALUES.forEach(name -> columns.add(last(col(name), true).over(untilThen).as(name)));
    return all.select(columns.toArray(Column[]::new))
        .where(isQuestion.and(col(AsOfData.VALUES.get(0)).isNotNull()));
  }

  private static Dataset<Row> joinMaxBy(Dataset<Row> past, Dataset<Row> questions) {
    Column[] values = AsOfData.VALUES.stream().map(name -> col(name)).toArray(Column[]::new);
    return past.join(questions, AsOfData.KEY)
        .where(unix_micros(col(Bookkeeping.KNOWN_AT)).leq(col(AsOfData.MOMENT)))
        .groupBy(AsOfData.KEY, AsOfData.NIGHT)
        .agg(max_by(struct(values), col(Bookkeeping.EVENT_TIME)).as(VALUE))
        .select(AsOfData.KEY, AsOfData.NIGHT, VALUE + ".*");
  }

  /** All columns of a row as one number, the same whatever the order of rows. */
  static Column digest() {
    Column[] all =
        Stream.concat(Stream.of(AsOfData.KEY, AsOfData.NIGHT), AsOfData.VALUES.stream())
            .map(name -> col(name))
            .toArray(Column[]::new);
    return xxhash64(all).mod(lit(1_000_003));
  }
}
