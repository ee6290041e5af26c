package io.nightjar.core.sample.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.sample.SampleSpec.Systematic;
import io.nightjar.core.table.Columns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Takes every so-many-th row of a total order. The place of a row is the number of rows with a
 * smaller first column, from counts, plus its place among those with the same: so only rows that
 * share the first column are put in order together.
 */
final class EveryNth {
  private static final int SLOTS = 4096;
  private static final String SLOT = "_sample_slot";
  private static final String BEFORE = "_sample_before";
  private static final String PLACE = "_sample_place";

  private final Systematic sample;
  private final long seed;

  EveryNth(Systematic sample, long seed) {
    this.sample = sample;
    this.seed = seed;
  }

  /** The rows taken; needs group, draw and tie. */
  Dataset<Row> apply(Dataset<Row> drawn) {
    Dataset<Row> slotted = drawn.withColumn(SLOT, struct(group().as("group"), first().as("first")));
    WindowSpec within = Window.partitionBy(col(SLOT)).orderBy(rest());
    Column start = pmod(xxhash64(lit(seed), group()), lit(sample.every()));
    Column place = col(BEFORE).plus(row_number().over(within)).minus(1);
    return slotted
        .join(before(slotted), new String[] {SLOT}, "inner")
        .withColumn(PLACE, place)
        .where(pmod(col(PLACE).minus(start), lit(sample.every())).equalTo(0))
        .drop(SLOT, BEFORE, PLACE);
  }

  /** How many rows of the group come before those of a slot. */
  private static Dataset<Row> before(Dataset<Row> slotted) {
    WindowSpec earlier =
        Window.partitionBy(col(SLOT + ".group"))
            .orderBy(col(SLOT + ".first"))
            .rowsBetween(Window.unboundedPreceding(), -1);
    return slotted
        .groupBy(col(SLOT))
        .agg(count(lit(1)).as("_rows"))
        .select(col(SLOT), coalesce(sum(col("_rows")).over(earlier), lit(0L)).as(BEFORE));
  }

  private Column first() {
    return sample.order().isEmpty()
        ? floor(col(SampleColumns.DRAW).multiply(SLOTS))
        : Columns.named(sample.order().get(0));
  }

  private Column[] rest() {
    List<Column> order = new ArrayList<>();
    sample.order().stream().skip(1).map(Columns::named).forEach(order::add);
    order.add(col(SampleColumns.DRAW));
    order.add(col(SampleColumns.TIE));
    return order.toArray(Column[]::new);
  }

  private static Column group() {
    return col(SampleColumns.GROUP);
  }
}
