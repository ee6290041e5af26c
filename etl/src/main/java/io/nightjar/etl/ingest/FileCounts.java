package io.nightjar.etl.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.time.Nights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts rows by the file they came from. */
final class FileCounts {
  /** More files are not counted on the way but by a pass of their own. */
  private static final int MOST_ON_THE_WAY = 20;

  private static final String PREFIX = "rows_in_";

  private FileCounts() {}

  /** Records of the nights by file, as aggregates that can be observed; none if there are many. */
  static List<Column> aggregates(List<String> files, Nights nights) {
    List<Column> aggregates = new ArrayList<>();
    for (int i = 0; i < files.size() && files.size() <= MOST_ON_THE_WAY; i++) {
      Column isOfFile =
          SourceCounts.isOf(nights).and(col(Bookkeeping.SOURCE_FILE).equalTo(files.get(i)));
      aggregates.add(count(when(isOfFile, lit(1))).as(PREFIX + i));
    }
    return aggregates;
  }

  /** What was observed, or nothing if there were too many files. */
  static Optional<Map<String, Long>> observed(List<String> files, Map<String, Object> numbers) {
    if (files.size() > MOST_ON_THE_WAY) {
      return Optional.empty();
    }
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      counts.put(files.get(i), (Long) numbers.get(PREFIX + i));
    }
    return Optional.of(counts);
  }

  /** Rows of the nights by file, counted by a pass over them. */
  static Map<String, Long> of(Dataset<Row> rows, Nights nights) {
    Map<String, Long> counts = new HashMap<>();
    rows.where(SourceCounts.isOf(nights))
        .groupBy(Bookkeeping.SOURCE_FILE)
        .count()
        .collectAsList() // one row a file
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }
}
