package io.nightjar.validation.measure.keys;

import static org.apache.spark.sql.functions.sum;

import io.nightjar.core.rows.LazyRows;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** How often numbers of 128 bits occur, night by night. */
public final class NumberCounts {
  private static final StructType PAGES =
      StructType.fromDDL(
          "night DATE, bucket INT NOT NULL, rows BIGINT NOT NULL, page BINARY NOT NULL");
  private static final StructType COUNTS =
      StructType.fromDDL(
          "night DATE, rows BIGINT NOT NULL, different BIGINT NOT NULL, once BIGINT NOT NULL");

  private NumberCounts() {}

  /**
   * For each night: the night, how many numbers, how many different ones, how many that occur once.
   *
   * @param numbers a night (DATE, may be null) and both halves of a number (BIGINT, never null)
   */
  public static Dataset<Row> of(Dataset<Row> numbers) {
    LazyRows lazy = new LazyRows(numbers.sparkSession());
    int parts = numbers.sparkSession().sessionState().conf().numShufflePartitions();
    Dataset<Row> pages = lazy.table(lazy.of(numbers).mapPartitions(new KeyPages()), PAGES);
    Dataset<Row> sorted =
        pages
            .repartition(parts, pages.col("night"), pages.col("bucket"))
            .sortWithinPartitions("night", "bucket");
    return lazy.table(lazy.of(sorted).mapPartitions(new CountPages()), COUNTS)
        .groupBy("night")
        .agg(sum("rows"), sum("different"), sum("once"));
  }
}
