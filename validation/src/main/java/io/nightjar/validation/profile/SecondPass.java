package io.nightjar.validation.profile;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Columns;
import io.nightjar.validation.profile.Slot.What;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts all slots in one scan: each row gives one line per slot, lines are counted where they are
 * made, and only the counts move. Of a key only the rows that are not alone come back.
 */
final class SecondPass {
  private static final String SLOT = "slot";
  private static final String TEXT = "text";
  private static final String NIGHT = "night";
  private static final String ROWS = "n";

  private final List<Slot> slots;
  private final Optional<String> night;

  /**
   * @param night column that says the night, if there is one
   */
  SecondPass(List<Slot> slots, Optional<String> night) {
    this.slots = List.copyOf(slots);
    this.night = night;
  }

  /** The counts of each slot, most frequent first; of equals the lesser text first. */
  Map<Slot, List<Tally>> of(Dataset<Row> table) {
    Map<Slot, List<Tally>> tallies = new HashMap<>();
    slots.forEach(slot -> tallies.put(slot, new ArrayList<>()));
    if (!slots.isEmpty()) {
      counted(table)
          .orderBy(col(SLOT), col(ROWS).desc(), col(TEXT))
          .collectAsList()
          .forEach(row -> tallies.get(slots.get(row.getInt(0))).add(tally(row)));
    }
    return tallies;
  }

  private Dataset<Row> counted(Dataset<Row> table) {
    Column isKey = col(SLOT).isin(keys());
    Column notAlone = when(isKey.and(col(ROWS).equalTo(1)), 0L).otherwise(col(ROWS));
    return table
        .select(explode(lines()).as("line"), nightText().as(NIGHT))
        .select(col("line." + SLOT), col("line." + TEXT), col(NIGHT))
        .where(col(TEXT).isNotNull())
        .groupBy(SLOT, TEXT)
        .agg(count(lit(1)).as(ROWS), min(NIGHT).as(NIGHT))
        .groupBy(col(SLOT), when(isKey, lit("")).otherwise(col(TEXT)).as(TEXT))
        .agg(sum(notAlone).as(ROWS), min(NIGHT).as(NIGHT));
  }

  private Column lines() {
    return array(
        IntStream.range(0, slots.size())
            .mapToObj(i -> struct(lit(i).as(SLOT), slots.get(i).text().cast("string").as(TEXT)))
            .toArray(Column[]::new));
  }

  private Object[] keys() {
    return IntStream.range(0, slots.size())
        .filter(i -> slots.get(i).what() == What.KEY)
        .boxed()
        .toArray();
  }

  private Column nightText() {
    return night.map(name -> Columns.named(name).cast("string")).orElse(lit(""));
  }

  private static Tally tally(Row row) {
    return new Tally(row.getString(1), row.getLong(2), row.isNullAt(3) ? "" : row.getString(3));
  }
}
