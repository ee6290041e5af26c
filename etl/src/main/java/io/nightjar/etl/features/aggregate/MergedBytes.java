package io.nightjar.etl.features.aggregate;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/** Merges intermediate results that are bytes. */
final class MergedBytes extends Aggregator<byte[], byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  /** How two intermediate results become one; the first may be changed. */
  interface Merge extends Serializable {
    byte[] merge(byte[] result, byte[] other);
  }

  private final byte[] nothing;
  private final Merge merge;

  MergedBytes(byte[] nothing, Merge merge) {
    this.nothing = nothing.clone();
    this.merge = merge;
  }

  @Override
  public byte[] zero() {
    return nothing.clone();
  }

  @Override
  public byte[] reduce(byte[] result, byte[] other) {
    return other == null ? result : merge.merge(result, other);
  }

  @Override
  public byte[] merge(byte[] result, byte[] other) {
    return merge.merge(result, other);
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
