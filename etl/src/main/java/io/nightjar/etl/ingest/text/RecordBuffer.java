package io.nightjar.etl.ingest.text;

import io.nightjar.etl.ingest.record.DeliveredRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Characters of a stream, of which everything since the start of the current record can be read
 * again. Positions count from that start.
 */
public final class RecordBuffer {
  /** No character, but the end of the stream. */
  public static final int END = -1;

  private static final char REPLACEMENT = '\uFFFD';

  private static final int INITIAL = 1 << 16;

  private final Reader reader;
  private char[] chars = new char[INITIAL];
  private int start;
  private int next;
  private int end;

  /** Reads nothing yet. */
  public RecordBuffer(Reader reader) {
    this.reader = reader;
  }

  /** The next character, or {@link #END}. */
  public int read() throws IOException {
    if (next == end && !fill()) {
      return END;
    }
    return chars[next++];
  }

  /** What {@link #read} would give, without moving on. */
  public int peek() throws IOException {
    if (next == end && !fill()) {
      return END;
    }
    return chars[next];
  }

  /** Begins a new record here. */
  public void startRecord() {
    start = next;
  }

  /** Goes back to the start of the record. */
  void rewind() {
    next = start;
  }

  /** How many characters of the record were read. */
  public int position() {
    return next - start;
  }

  /** Text of the record between two positions. */
  public String text(int from, int to) {
    return new String(chars, start + from, to - from);
  }

  /** The record as far as it was read, for people: cut if very long, without unreadable parts. */
  public String keptText() {
    int length = Math.min(position(), DeliveredRecord.LONGEST_TEXT);
    boolean isCutInPair = length > 0 && Character.isHighSurrogate(chars[start + length - 1]);
    String text = text(0, isCutInPair ? length - 1 : length);
    return isMalformed(text) ? replaced(text) : text;
  }

  /**
   * Gives up the line in which the record starts and moves behind it, in bounded memory however
   * long it is.
   *
   * @return what is kept of it
   */
  public String giveUpLine() throws IOException {
    rewind();
    String text = null;
    while (!isEnd(peek())) {
      read();
      if (position() == DeliveredRecord.LONGEST_TEXT) {
        text = text == null ? keptText() : text;
        startRecord();
      }
    }
    text = text == null ? keptText() : text;
    skipLineEnd();
    return text;
  }

  /** Moves behind a line end of any kind; false if there is none here. */
  public boolean skipLineEnd() throws IOException {
    int first = peek();
    if (first != '\r' && first != '\n') {
      return false;
    }
    read();
    if (first == '\r' && peek() == '\n') {
      read();
    }
    return true;
  }

  /** Whether the record has bytes without a meaning, or a NUL. */
  public boolean isUnreadable() {
    for (int i = start; i < next; i++) {
      char character = chars[i];
      if (character == '\0'
          || (character == StrictReader.MALFORMED && isMalformed(i == start ? 0 : chars[i - 1]))) {
        return true;
      }
    }
    return false;
  }

  /** Whether text has bytes without a meaning. */
  public static boolean isMalformed(String text) {
    int at = text.indexOf(StrictReader.MALFORMED);
    while (at >= 0 && at > 0 && !isMalformed(text.charAt(at - 1))) {
      at = text.indexOf(StrictReader.MALFORMED, at + 1);
    }
    return at >= 0;
  }

  /** Whether it is a line end or the end of all. */
  public static boolean isEnd(int character) {
    return character == '\n' || character == '\r' || character == END;
  }

  private static boolean isMalformed(int before) {
    return !Character.isHighSurrogate((char) before);
  }

  private static String replaced(String text) {
    StringBuilder replaced = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == StrictReader.MALFORMED && (i == 0 || isMalformed(text.charAt(i - 1)))) {
        replaced.setCharAt(i, REPLACEMENT);
      }
    }
    return replaced.toString();
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
