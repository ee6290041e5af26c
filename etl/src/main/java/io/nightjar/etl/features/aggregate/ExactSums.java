package io.nightjar.etl.features.aggregate;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/** Adds numbers, or their squares, to an exact sum. */
final class ExactSums extends Aggregator<Double, byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final boolean isOfSquares;

  ExactSums(boolean isOfSquares) {
    this.isOfSquares = isOfSquares;
  }

  @Override
  public byte[] zero() {
    return ExactSum.ZERO.clone();
  }

  @Override
  public byte[] reduce(byte[] sum, Double value) {
    if (value == null) {
      return sum;
    }
    if (!isOfSquares) {
      return ExactSum.add(sum, value);
    }
    double square = value * value;
    byte[] more = ExactSum.add(sum, square);
    return Double.isFinite(square) ? ExactSum.add(more, Math.fma(value, value, -square)) : more;
  }

  @Override
  public byte[] merge(byte[] sum, byte[] other) {
    return ExactSum.merge(sum, other);
  }

  @Override
  public byte[] finish(byte[] sum) {
    return sum;
  }

  @Override
  public Encoder<byte[]> bufferEncoder() {
    return Encoders.BINARY();
  }

  @Override
  public Encoder<byte[]> outputEncoder() {
    return Encoders.BINARY();
  }
}
