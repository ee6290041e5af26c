package io.nightjar.etl.features.transform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sequence;

import io.nightjar.core.table.transform.CutAtNights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The latest row of each entity before each night of a range. A row that nothing replaces is seen
 * by every night from its first on, so of the rows that appear in one night the greatest is kept,
 * and from night to night the greater of it and what was there before. Rows that are replaced by a
 * newer version within the range are few; they are laid out over the nights that see them.
 */
public final class LatestRows {
  /** What decides which row is later: the greater value. */
  public static final String ORDER = "_order";

  private static final String IS_ASKED = "_is_asked";

  private final int bys;
  private final int nights;
  private final boolean isReplaced;

  /**
   * @param bys how many columns identify an entity
   * @param nights how many nights there are
   * @param isReplaced whether rows may end to be seen
   */
  public LatestRows(int bys, int nights, boolean isReplaced) {
    this.bys = bys;
    this.nights = nights;
    this.isReplaced = isReplaced;
  }

  /**
   * One row per night and entity that is asked and has one: {@code _night}, {@code _by…}, {@code
   * _value}.
   *
   * @param rows with {@code _by…}, {@code _seen_from}, {@code _seen_until}, {@code _order} and
   *     {@code _value}
   * @param asked {@code _night}, {@code _by…}, each once
   */
  public Dataset<Row> apply(Dataset<Row> rows, Dataset<Row> asked) {
    Dataset<Row> lasting = rows.where(col(CutAtNights.UNTIL).equalTo(lit(nights)));
    Dataset<Row> latest = filled(greatest(lasting, CutAtNights.FROM), asked);
    if (!isReplaced || nights == 1) {
      return latest.select(columns(Names.NIGHT, Names.VALUE));
    }
    Dataset<Row> passing =
        greatest(
                rows.where(col(CutAtNights.UNTIL).lt(lit(nights))),
                CutAtNights.FROM,
                CutAtNights.UNTIL)
            .withColumn(
                Names.NIGHT,
                explode(sequence(col(CutAtNights.FROM), col(CutAtNights.UNTIL).minus(1))));
    Column[] kept = columns(Names.NIGHT, Names.VALUE, ORDER);
    return greatest(latest.select(kept).union(passing.select(kept)), Names.NIGHT)
        .select(columns(Names.NIGHT, Names.VALUE));
  }

  private Dataset<Row> filled(Dataset<Row> slots, Dataset<Row> asked) {
    if (nights == 1) {
      return slots.withColumnRenamed(CutAtNights.FROM, Names.NIGHT);
    }
    Dataset<Row> all =
        slots
            .withColumn(IS_ASKED, lit(false))
            .unionByName(
                asked
                    .withColumnRenamed(Names.NIGHT, CutAtNights.FROM)
                    .withColumn(IS_ASKED, lit(true)),
                true);
    WindowSpec untilThen =
        Window.partitionBy(columns())
            .orderBy(col(CutAtNights.FROM))
            .rangeBetween(Window.unboundedPreceding(), Window.currentRow());
    List<Column> filled = new ArrayList<>(List.of(columns(CutAtNights.FROM, IS_ASKED)));
    filled.add(max_by(col(Names.VALUE), col(ORDER)).over(untilThen).as(Names.VALUE));
    filled.add(max(col(ORDER)).over(untilThen).as(ORDER));
    return all.select(filled.toArray(Column[]::new))
        .where(col(IS_ASKED).and(col(ORDER).isNotNull()))
        .withColumnRenamed(CutAtNights.FROM, Names.NIGHT);
  }

  private Dataset<Row> greatest(Dataset<Row> rows, String... besides) {
    return rows.groupBy(columns(besides))
        .agg(max_by(col(Names.VALUE), col(ORDER)).as(Names.VALUE), max(col(ORDER)).as(ORDER));
  }

  private Column[] columns(String... more) {
    return Stream.concat(Names.bys(bys).stream(), Stream.of(more))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }
}
