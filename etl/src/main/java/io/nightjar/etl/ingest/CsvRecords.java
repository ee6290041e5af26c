package io.nightjar.etl.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of a CSV file as RFC 4180 defines them, with any line end, and never loses or
 * guesses: a record that is none comes out as such, and reading goes on behind it. An own reader,
 * because the ones at hand swallow the rest of a file behind an unclosed quote.
 *
 * <p>If a quoted value does not end as it should, only the first line of the record is given up and
 * reading resumes with the next line. Empty lines are skipped, except in files of one column.
 */
final class CsvRecords {
  /** Longer records do not fit. */
  static final int LONGEST_RECORD = 1 << 20;

  /** Longer values do not fit. */
  static final int LONGEST_VALUE = 1 << 17;

  /** More raw text than this of a record is not kept. */
  static final int LONGEST_TEXT = 1 << 16;

  private static final char QUOTE = '"';
  private static final char COMMA = ',';
  private static final char UNDECODABLE = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final RecordBuffer buffer;
  private final StringBuilder quoted = new StringBuilder();
  private List<String> values = new ArrayList<>();
  private boolean isSkippingEmptyLines = true;
  private boolean isAtStart = true;
  private String problem;

  CsvRecords(Reader reader) {
    this.buffer = new RecordBuffer(reader);
  }

  /** From now on an empty line is a record with one empty value. */
  void keepEmptyLines() {
    isSkippingEmptyLines = false;
  }

  /** The next record, or nothing at the end of the file. */
  Optional<CsvRecord> next() throws IOException {
    skipByteOrderMark();
    do {
      buffer.startRecord();
      if (buffer.peek() == RecordBuffer.END) {
        return Optional.empty();
      }
    } while (isSkippingEmptyLines && skipLineEnd());
    return Optional.of(record());
  }

  private CsvRecord record() throws IOException {
    values = new ArrayList<>(values.size());
    problem = null;
    boolean isMore = true;
    while (isMore && problem == null) {
      isMore = buffer.peek() == QUOTE ? quotedValue() : plainValue();
    }
    if (problem != null) {
      return brokenLine();
    }
    String text = buffer.text(0, Math.min(buffer.position(), LONGEST_TEXT));
    skipLineEnd();
    return new CsvRecord(values, unreadable(text), text);
  }

  /** Reads up to a comma or line end; true if a comma was there and consumed. */
  private boolean plainValue() throws IOException {
    int from = buffer.position();
    int character = buffer.peek();
    while (character != COMMA && !isEnd(character)) {
      if (character == QUOTE) {
        problem = "has a quote inside a value that is not quoted";
        return false;
      }
      buffer.read();
      if (buffer.position() - from > LONGEST_VALUE) {
        problem = "has a value of more than " + LONGEST_VALUE + " characters";
        return false;
      }
      character = buffer.peek();
    }
    return endValue(buffer.text(from, buffer.position()));
  }

  private boolean quotedValue() throws IOException {
    buffer.read();
    quoted.setLength(0);
    for (int character = buffer.read(); ; character = buffer.read()) {
      if (character == RecordBuffer.END || isTooLong()) {
        problem = "has a quote that is not closed";
        return false;
      }
      if (character == QUOTE) {
        if (buffer.peek() != QUOTE) {
          break;
        }
        buffer.read();
      }
      quoted.append((char) character);
    }
    if (buffer.peek() != COMMA && !isEnd(buffer.peek())) {
      problem = "has a quote that is not closed where its value ends";
      return false;
    }
    return endValue(quoted.toString());
  }

  private boolean isTooLong() {
    return quoted.length() > LONGEST_VALUE || buffer.position() > LONGEST_RECORD;
  }

  private boolean endValue(String value) throws IOException {
    values.add(value);
    if (buffer.position() > LONGEST_RECORD) {
      problem = "has more than " + LONGEST_RECORD + " characters";
      return false;
    }
    if (buffer.peek() != COMMA) {
      return false;
    }
    buffer.read();
    return true;
  }

  /** Gives up the first line of the record; bounded memory however long it is. */
  private CsvRecord brokenLine() throws IOException {
    buffer.rewind();
    String text = null;
    while (!isEnd(buffer.peek())) {
      buffer.read();
      if (buffer.position() == LONGEST_TEXT) {
        text = text == null ? buffer.text(0, LONGEST_TEXT) : text;
        buffer.startRecord();
      }
    }
    text = text == null ? buffer.text(0, buffer.position()) : text;
    skipLineEnd();
    return new CsvRecord(List.of(), problem, text);
  }

  private static String unreadable(String text) {
    if (text.indexOf(UNDECODABLE) >= 0) {
      return "is not valid UTF-8";
    }
    return text.indexOf('\0') >= 0 ? "has a NUL character" : null;
  }

  private boolean skipLineEnd() throws IOException {
    if (buffer.peek() == '\r') {
      buffer.read();
      if (buffer.peek() == '\n') {
        buffer.read();
      }
      return true;
    }
    if (buffer.peek() == '\n') {
      buffer.read();
      return true;
    }
    return false;
  }

  private void skipByteOrderMark() throws IOException {
    if (isAtStart && buffer.peek() == BYTE_ORDER_MARK) {
      buffer.read();
    }
    isAtStart = false;
  }

  private static boolean isEnd(int character) {
    return character == '\n' || character == '\r' || character == RecordBuffer.END;
  }
}
