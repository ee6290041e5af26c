package io.nightjar.validation.format;

import java.time.DateTimeException;
import java.util.List;

/**
 * Texts that Python's {@code dateutil.parser.parse} (2.9 to 4.0) reads as a date or a time: {@code
 * Jan 3}, {@code 12}, {@code 10am}, {@code 31/12/2013}, {@code 2013-01-31T10:00:00Z}.
 *
 * <p>Known differences, all on purpose or without use for real data:
 *
 * <ul>
 *   <li>What a text leaves out is taken from 1 January of a common year, and years of two digits
 *       are of this century; dateutil takes both from today, so that {@code 31} and {@code Feb 29}
 *       are dates on some days only.
 *   <li>No time zone of this machine is known; the verdict does not need any.
 *   <li>Superscript digits are no digits; dateutil stumbles over them anyway.
 *   <li>Fractions of more than 16 digits are rounded, and offsets of more than 9 digits accepted.
 * </ul>
 */
public final class DateTexts {
  private DateTexts() {}

  /**
   * Whether dateutil reads the whole text.
   *
   * @param text not null; an empty or blank text is no date
   */
  public static boolean isParseable(String text) {
    List<String> tokens = new DateLexer(text).tokens();
    try {
      return new DateReader(new DateTokens(tokens)).read().exist();
    } catch (DateTimeException e) {
      return false;
    }
  }
}
