package io.nightjar.validation.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.nightjar.validation.measure.Metric.Keys;
import io.nightjar.validation.measure.keys.KeyNumber;
import io.nightjar.validation.measure.keys.NumberCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Counts combinations as numbers. Only where a hash says that a key occurs twice, which must not be
 * said on the word of a hash, and where values have no number, combinations are compared
 * themselves.
 */
final class KeyWork implements Work {
  private static final String NIGHT = "_night";

  private final NightRows rows;
  private final Keys keys;
  private final SortedMap<LocalDate, Values> values;
  private final Optional<KeyNumber> number;
  private boolean isHashed;
  private boolean isDone;

  KeyWork(NightRows rows, Keys keys, SortedMap<LocalDate, Values> values) {
    this.rows = rows;
    this.keys = keys;
    this.values = values;
    this.number = KeyNumber.of(keys.columns(), rows.rows());
    this.isHashed = number.isPresent();
    values.values().forEach(ofNight -> ofNight.put(keys, KeyCounts.NONE));
  }

  @Override
  public Optional<Dataset<Row>> query() {
    if (isDone) {
      return Optional.empty();
    }
    Dataset<Row> counted = rows.rows().where(keys.counted());
    return Optional.of(
        isHashed
            ? NumberCounts.of(
                counted.select(
                    rows.night().as(NIGHT),
                    number.orElseThrow().first().as("first"),
                    number.orElseThrow().second().as("second")))
            : combinations(counted));
  }

  @Override
  public void take(List<Row> found) {
    boolean isUnique = true;
    for (Row row : found) {
      if (!row.isNullAt(1) && values.containsKey(rows.night(row))) {
        KeyCounts counts = new KeyCounts(row.getLong(1), row.getLong(2), row.getLong(3));
        values.get(rows.night(row)).put(keys, counts);
        isUnique &= counts.distinct() == counts.rows();
      }
    }
    isDone = !isHashed || isUnique || !keys.isKey() || number.orElseThrow().isExact();
    isHashed = false;
  }

  private Dataset<Row> combinations(Dataset<Row> counted) {
    List<Column> by = new ArrayList<>(List.of(rows.night().as(NIGHT)));
    List<Column> names = new ArrayList<>(List.of(col(NIGHT)));
    for (Column column : keys.columns()) {
      names.add(col("k" + by.size()));
      by.add(column.as("k" + by.size()));
    }
    return counted
        .select(by.toArray(Column[]::new))
        .groupBy(names.toArray(Column[]::new))
        .agg(count(lit(1)).as("n"))
        .groupBy(NIGHT)
        .agg(sum("n"), count(lit(1)), sum(when(col("n").equalTo(1), 1L).otherwise(0L)));
  }
}
