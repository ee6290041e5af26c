package io.nightjar.etl.ingest.csv;

import io.nightjar.core.format.CsvForm;
import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.text.RecordBuffer;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of a CSV file as RFC 4180 defines them, with any line end and in the declared
 * form, and never loses or guesses: a record that is none comes out as such, and reading goes on
 * behind it. An own reader, because the ones at hand swallow the rest of a file behind an unclosed
 * quote.
 *
 * <p>If a quoted value does not end as it should, only the first line of the record is given up and
 * reading resumes with the next line. Empty lines are skipped, except in files of one column.
 */
final class CsvRecords {
  private static final char BACKSLASH = '\\';
  private static final int NO_QUOTE = -2;

  private final RecordBuffer buffer;
  private final CsvForm form;
  private final SizeLimits limits;
  private final char separator;
  private final int quote;
  private final StringBuilder quoted = new StringBuilder();
  private List<String> values = new ArrayList<>();
  private boolean isSkippingEmptyLines = true;
  private String problem;

  CsvRecords(Reader reader, CsvForm form, SizeLimits limits) {
    this.buffer = new RecordBuffer(reader);
    this.form = form;
    this.limits = limits;
    this.separator = form.separator();
    this.quote = form.quote().isEmpty() ? NO_QUOTE : form.quote().charAt(0);
  }

  /** From now on an empty line is a record with one empty value. */
  void keepEmptyLines() {
    isSkippingEmptyLines = false;
  }

  /** The next record, or nothing at the end of the file. */
  Optional<CsvRecord> next() throws IOException {
    do {
      buffer.startRecord();
      if (buffer.peek() == RecordBuffer.END) {
        return Optional.empty();
      }
    } while (isSkippingEmptyLines && buffer.skipLineEnd());
    return Optional.of(record());
  }

  private CsvRecord record() throws IOException {
    values = new ArrayList<>(values.size());
    problem = null;
    boolean isMore = true;
    while (isMore && problem == null) {
      isMore = buffer.peek() == quote ? quotedValue() : plainValue();
    }
    if (problem != null) {
      return new CsvRecord(List.of(), problem, buffer.giveUpLine());
    }
    String unreadable = unreadable();
    String text = buffer.keptText();
    buffer.skipLineEnd();
    return new CsvRecord(values, unreadable, text);
  }

  /** Reads up to a separator or line end; true if a separator was there and consumed. */
  private boolean plainValue() throws IOException {
    int from = buffer.position();
    int character = buffer.peek();
    while (character != separator && !RecordBuffer.isEnd(character)) {
      if (character == quote) {
        problem = "has a quote inside a value that is not quoted";
        return false;
      }
      buffer.read();
      if (isTooLong(buffer.position() - from)) {
        return false;
      }
      character = buffer.peek();
    }
    String value = buffer.text(from, buffer.position());
    return endValue(value.equals(form.nullText()) ? "" : value);
  }

  private boolean quotedValue() throws IOException {
    buffer.read();
    quoted.setLength(0);
    for (int character = buffer.read(); ; character = buffer.read()) {
      if (character == BACKSLASH && form.isBackslashed()) {
        character = buffer.read();
      } else if (character == quote) {
        if (form.isBackslashed() || buffer.peek() != quote) {
          break;
        }
        buffer.read();
      }
      if (isBroken(character) || isTooLong(quoted.length())) {
        return false;
      }
      quoted.append((char) character);
    }
    return endQuoted();
  }

  private boolean endQuoted() throws IOException {
    if (buffer.peek() != separator && !RecordBuffer.isEnd(buffer.peek())) {
      problem = "has a quote that is not closed where its value ends";
      return false;
    }
    return endValue(quoted.toString());
  }

  private boolean isBroken(int character) {
    if (character == RecordBuffer.END) {
      problem = "has a quote that is not closed";
    } else if (!form.isMultiLine() && RecordBuffer.isEnd(character)) {
      problem = "has a line end inside quotes (multi-line: false)";
    }
    return problem != null;
  }

  private boolean isTooLong(int length) {
    if (length > limits.cell()) {
      problem = "has a value of more than " + limits.cell() + " characters";
    } else if (buffer.position() > limits.row()) {
      problem = "has more than " + limits.row() + " characters";
    }
    return problem != null;
  }

  private boolean endValue(String value) throws IOException {
    values.add(value);
    if (isTooLong(value.length()) || buffer.peek() != separator) {
      return false;
    }
    buffer.read();
    return true;
  }

  private String unreadable() {
    if (!buffer.isUnreadable()) {
      return null;
    }
    for (int i = 0; i < values.size(); i++) {
      if (RecordBuffer.isMalformed(values.get(i))) {
        return "is not valid %s in value %d".formatted(form.encoding(), i + 1);
      }
    }
    return "has a NUL character";
  }
}
