package io.nightjar.core.format;

import java.io.Serializable;

/**
 * How CSV files are written.
 *
 * @param separator between the values of a row
 * @param quote character around values, as text; empty if nothing is quoted
 * @param isBackslashed whether a backslash protects a quote inside quotes, instead of a second
 *     quote
 * @param isMultiLine whether a quoted value may go on behind a line end
 * @param encoding name of the character set
 * @param nullText what stands unquoted for no value; empty if only nothing does
 */
public record CsvForm(
    char separator,
    String quote,
    boolean isBackslashed,
    boolean isMultiLine,
    String encoding,
    String nullText)
    implements Serializable {
  /** As RFC 4180 says: commas, double quotes, UTF-8. */
  public static final CsvForm STANDARD = new CsvForm(',', "\"", false, true, "UTF-8", "");
}
