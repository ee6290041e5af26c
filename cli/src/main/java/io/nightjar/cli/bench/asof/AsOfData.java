package io.nightjar.cli.bench.asof;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.transform.CutAtNights;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * What is joined: rows of the past, and the questions of every key on every night. A value is a
 * function of seed and row number alone.
 *
 * @param spark where
 * @param rows of the past
 * @param keys different entities; a fiftieth of the rows unless one key has most of them
 * @param nights for which every key is asked
 * @param isSkewed whether one key has 90 % of the rows
 * @param seed of the values
 */
record AsOfData(SparkSession spark, long rows, long keys, int nights, boolean isSkewed, long seed) {
  static final String KEY = "key";
  static final String NIGHT = "night";
  static final String MOMENT = "moment";
  static final List<String> VALUES = List.of("v1", "v2", "v3", "v4", "v5");

  private static final LocalDate FIRST = LocalDate.of(2013, 6, 1);
  private static final int DAYS = 30;
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final int TENTHS = 10;

  /** The first night. */
  LocalDate first() {
    return FIRST;
  }

  /** The as-of instants of the nights. */
  List<Instant> instants() {
    return Stream.iterate(FIRST.plusDays(1), day -> day.plusDays(1))
        .limit(nights)
        .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .toList();
  }

  /** The past: key, five values, event time spread over thirty days, known an hour later. */
  Dataset<Row> past() {
    Column even = pmod(hash(0), lit(keys));
    Column key =
        isSkewed ? when(pmod(hash(1), lit(TENTHS)).lt(TENTHS - 1), lit(0L)).otherwise(even) : even;
    long end = CutAtNights.micros(instants().get(nights - 1));
    Column event = lit(end).minus(pmod(hash(2), lit(DAYS * MICROS_PER_DAY)));
    return spark
        .range(rows)
        .select(
            key.as(KEY),
            hash(3).divide(1e6).as("v1"),
            hash(4).divide(1e6).as("v2"),
            hash(5).divide(1e6).as("v3"),
            pmod(hash(6), lit(1000)).cast(DataTypes.IntegerType).as("v4"),
            concat(lit("value "), pmod(hash(7), lit(1000))).as("v5"),
            timestamp_micros(event).as(Bookkeeping.EVENT_TIME),
            timestamp_micros(event).plus(expr("INTERVAL 1 HOUR")).as(Bookkeeping.KNOWN_AT),
            lit(FIRST.minusDays(1)).as(Bookkeeping.LOGICAL_DATE));
  }

  /** The questions: key, number of the night, its as-of instant in microseconds. */
  Dataset<Row> questions() {
    long begin = CutAtNights.micros(instants().get(0));
    return spark
        .range(keys * nights)
        .select(
            expr("id div " + nights).as(KEY),
            pmod(col("id"), lit(nights)).cast(DataTypes.IntegerType).as(NIGHT))
        .withColumn(
            MOMENT, col(NIGHT).cast(DataTypes.LongType).multiply(MICROS_PER_DAY).plus(begin));
  }

  private Column hash(int column) {
    return xxhash64(lit(seed + column), col("id"));
  }
}
