package io.nightjar.etl.ingest.value;

import java.io.Serializable;

/** Turns delivered values into values of one column type, or says why they do not fit. */
public interface ValueType extends Serializable {
  /**
   * The value, or a {@link Misfit}. Dates come as days since 1970, timestamps as microseconds since
   * 1970, so that no calendar or time zone of the JVM gets in between.
   *
   * @param delivered text of a CSV cell, or what a Parquet file holds; never null
   */
  Object convert(Object delivered);
}
