package io.nightjar.etl.features.aggregate;

import static org.apache.spark.sql.functions.udaf;
import static org.apache.spark.sql.functions.udf;

import java.math.BigInteger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataTypes;

/**
 * Aggregates in two steps, as columns: intermediate results of parts, which are BINARY, then what
 * the parts make together. Nulls do not count.
 */
public final class ExactAggregates {
  /** Twice the exponent of the units of sums: that of a product of two. */
  private static final int SQUARED_EXPONENT = -2148;

  private static final int UNIT_SHIFT = 1074;

  private ExactAggregates() {}

  /** Intermediate sum of a DOUBLE column. */
  public static Column sumOf(Column values) {
    return udaf(sums(ExactSum::add), Encoders.DOUBLE()).apply(values);
  }

  /** Intermediate sum of the squares of a DOUBLE column. */
  public static Column squaresOf(Column values) {
    return udaf(sums(ExactSum::addSquare), Encoders.DOUBLE()).apply(values);
  }

  /** One intermediate sum of several. */
  public static Column mergedSums(Column sums) {
    return udaf(sums(ExactSum::merge), Encoders.BINARY()).apply(sums);
  }

  /** DOUBLE: an intermediate sum, rounded. */
  public static Column sum(Column sum) {
    UDF1<byte[], Double> value = bytes -> bytes == null ? null : ExactSum.value(bytes);
    return udf(value, DataTypes.DoubleType).apply(sum);
  }

  /** DOUBLE: standard deviation of a sample; null for fewer than two values. */
  public static Column deviation(Column count, Column sum, Column squares) {
    UDF3<Long, byte[], byte[], Double> deviation = ExactAggregates::deviation;
    return udf(deviation, DataTypes.DoubleType).apply(count, sum, squares);
  }

  /** Intermediate sketch of the hashes in a BIGINT column. */
  public static Column sketchOf(Column hashes) {
    return udaf(sketches(Sketch::add), Encoders.LONG()).apply(hashes);
  }

  /** One sketch of several. */
  public static Column mergedSketches(Column sketches) {
    return udaf(sketches(Sketch::merge), Encoders.BINARY()).apply(sketches);
  }

  /** BIGINT: how many different hashes a sketch has seen, about. */
  public static Column estimate(Column sketch) {
    UDF1<byte[], Long> estimate = bytes -> bytes == null ? null : Sketch.estimate(bytes);
    return udf(estimate, DataTypes.LongType).apply(sketch);
  }

  private static <I> ByteAggregate<I> sums(ByteAggregate.Step<I> add) {
    return new ByteAggregate<>(ExactSum.ZERO, add, ExactSum::merge);
  }

  private static <I> ByteAggregate<I> sketches(ByteAggregate.Step<I> add) {
    return new ByteAggregate<>(Sketch.EMPTY, add, Sketch::merge);
  }

  /** The root of (n·Σx² − (Σx)²) / (n·(n − 1)), the difference taken before anything is rounded. */
  static Double deviation(Long count, byte[] sum, byte[] squares) {
    if (count == null || count < 2) {
      return null;
    }
    if (ExactSum.isUnbounded(sum) || ExactSum.isUnbounded(squares)) {
      return Double.NaN;
    }
    BigInteger units = ExactSum.units(sum);
    BigInteger difference =
        ExactSum.units(squares)
            .shiftLeft(UNIT_SHIFT)
            .multiply(BigInteger.valueOf(count))
            .subtract(units.multiply(units));
    double scaled = ExactSum.rounded(difference, SQUARED_EXPONENT);
    return Math.sqrt(Math.max(0, scaled) / ((double) count * (count - 1)));
  }
}
