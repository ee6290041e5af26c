package io.nightjar.etl.ingest.avro;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Whole numbers as Avro writes them: seven bits a byte, zig-zag. */
final class AvroNumbers {
  private static final int LONGEST = 10;

  private AvroNumbers() {}

  /** Reads one from a stream. */
  static long read(InputStream in) throws IOException {
    return continued(in.read(), in);
  }

  /** Reads one of which the first byte was read. */
  static long continued(int first, InputStream in) throws IOException {
    long bits = 0;
    int current = first;
    for (int i = 0; i < LONGEST; i++) {
      if (current < 0) {
        throw new EOFException("it ends within a number");
      }
      bits |= (current & 0x7FL) << (7 * i);
      if ((current & 0x80) == 0) {
        return bits >>> 1 ^ -(bits & 1);
      }
      current = in.read();
    }
    throw new IOException("a number is too long");
  }
}
