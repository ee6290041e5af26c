package io.nightjar.etl.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Characters of a stream, of which everything since the start of the current record can be read
 * again. Positions count from that start.
 */
final class RecordBuffer {
  static final int END = -1;
  private static final int INITIAL = 1 << 16;

  private final Reader reader;
  private char[] chars = new char[INITIAL];
  private int start;
  private int next;
  private int end;

  RecordBuffer(Reader reader) {
    this.reader = reader;
  }

  /** The next character, or {@link #END}. */
  int read() throws IOException {
    if (next == end && !fill()) {
      return END;
    }
    return chars[next++];
  }

  /** What {@link #read} would give, without moving on. */
  int peek() throws IOException {
    if (next == end && !fill()) {
      return END;
    }
    return chars[next];
  }

  /** Begins a new record here. */
  void startRecord() {
    start = next;
  }

  /** Goes back to the start of the record. */
  void rewind() {
    next = start;
  }

  /** How many characters of the record were read. */
  int position() {
    return next - start;
  }

  /** Text of the record between two positions. */
  String text(int from, int to) {
    return new String(chars, start + from, to - from);
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(chars, start, chars, 0, end - start);
      next -= start;
      end -= start;
      start = 0;
    }
    if (end == chars.length) {
      chars = Arrays.copyOf(chars, chars.length * 2);
    }
    int count = reader.read(chars, end, chars.length - end);
    end += Math.max(count, 0);
    return count > 0;
  }
}
