package io.nightjar.etl.ingest.record;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** The records of one open file, in its order. */
public interface FileRecords extends Closeable {
  /** The next record, or nothing at the end. */
  Optional<DeliveredRecord> next() throws IOException;

  /**
   * The number of the record that came last; records are counted unless their format numbers them.
   *
   * @param before the number of the record before it
   */
  default long number(long before) {
    return before + 1;
  }

  /** At the end: fails if this was another content than the announced one. */
  void requireDigest(String sha256) throws IOException;
}
