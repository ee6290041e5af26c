package io.nightjar.etl.features.aggregate;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/**
 * An aggregate whose intermediate results are bytes, and stay so: what makes a number of them comes
 * after the last one is merged. Nulls do not count.
 *
 * @param <I> what is aggregated
 */
final class ByteAggregate<I> extends Aggregator<I, byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final byte[] nothing;
  private final Step<I> add;
  private final Step<byte[]> merge;

  /** How a value comes into an intermediate result, which may be changed. */
  interface Step<V> extends Serializable {
    byte[] apply(byte[] result, V value);
  }

  /**
   * @param nothing the result of no values
   * @param add takes in a value
   * @param merge takes in another intermediate result
   */
  ByteAggregate(byte[] nothing, Step<I> add, Step<byte[]> merge) {
    this.nothing = nothing.clone();
    this.add = add;
    this.merge = merge;
  }

  @Override
  public byte[] zero() {
    return nothing.clone();
  }

  @Override
  public byte[] reduce(byte[] result, I value) {
    return value == null ? result : add.apply(result, value);
  }

  @Override
  public byte[] merge(byte[] result, byte[] other) {
    return merge.apply(result, other);
  }

  @Override
  public byte[] finish(byte[] result) {
    return result;
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
