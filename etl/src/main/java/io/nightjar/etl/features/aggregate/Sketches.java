package io.nightjar.etl.features.aggregate;

import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.expressions.Aggregator;

/** Adds hashes of values to a sketch of how many there are. */
final class Sketches extends Aggregator<Long, byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  @Override
  public byte[] zero() {
    return Sketch.EMPTY;
  }

  @Override
  public byte[] reduce(byte[] sketch, Long hash) {
    return hash == null ? sketch : Sketch.add(sketch, hash);
  }

  @Override
  public byte[] merge(byte[] sketch, byte[] other) {
    return Sketch.merge(sketch, other);
  }

  @Override
  public byte[] finish(byte[] sketch) {
    return sketch;
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
