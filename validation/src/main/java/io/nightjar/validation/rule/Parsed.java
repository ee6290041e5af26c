package io.nightjar.validation.rule;

import java.io.Serializable;
import java.util.function.Function;

/**
 * Something that is read from a text once on each executor, because it cannot travel itself.
 *
 * @param <T> what it is
 */
final class Parsed<T> implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * Reads a text.
   *
   * @param <T> what comes of it
   */
  interface Reader<T> extends Function<String, T>, Serializable {}

  private final String text;
  private final Reader<T> reader;
  private transient T value;

  Parsed(String text, Reader<T> reader) {
    this.text = text;
    this.reader = reader;
  }

  /** The value; a task that reads it a second time at once does no harm. */
  T get() {
    T known = value;
    if (known == null) {
      known = reader.apply(text);
      value = known;
    }
    return known;
  }
}
