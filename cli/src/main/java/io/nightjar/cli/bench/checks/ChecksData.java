package io.nightjar.cli.bench.checks;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Rows to check: ten columns, {@code id} and {@code email} without duplicates, 2 % of {@code
 * amount} null. A value is a function of seed and row number alone.
 *
 * @param rows how many
 * @param seed of the values
 */
record ChecksData(long rows, long seed) {
  static final List<String> COUNTRIES = List.of("DE", "FR", "IT", "ES", "PL");

  private static final long USERS = 1_000_000;
  private static final int CATEGORIES = 500;
  private static final int PERCENT = 100;
  private static final int NULLS = 2;
  private static final int CENTS = 100_000;
  private static final int ITEMS = 20;
  private static final long FROM = 1_356_998_400;
  private static final long SECONDS = 31_536_000;

  Dataset<Row> table(SparkSession spark) {
    return spark
        .range(rows)
        .select(
            col("id"),
            concat(lit("user"), number(0, USERS)).as("user_id"),
            country().as("country"),
            concat(lit("category "), number(1, CATEGORIES)).as("cat"),
            when(number(2, PERCENT).geq(NULLS), part(3).multiply(CENTS / PERCENT)).as("amount"),
            part(4).plus(part(5)).plus(part(6)).minus(lit(1.5)).as("score"),
            number(7, CENTS).divide(lit(CENTS / 500.0)).as("price"),
            number(8, ITEMS).plus(1).cast("int").as("qty"),
            number(9, SECONDS).plus(FROM).as("ts"),
            concat(lit("u"), col("id"), lit("@example.org")).as("email"));
  }

  private Column country() {
    Column[] names = COUNTRIES.stream().map(name -> lit(name)).toArray(Column[]::new);
    return element_at(array(names), number(10, COUNTRIES.size()).plus(1).cast("int"));
  }

  /** Evenly from 0 to below 1. */
  private Column part(int column) {
    return number(column, 1L << 40).divide(lit((double) (1L << 40)));
  }

  private Column number(int column, long below) {
    return pmod(xxhash64(lit(seed + column), col("id")), lit(below));
  }
}
