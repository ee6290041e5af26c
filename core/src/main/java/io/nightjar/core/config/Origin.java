package io.nightjar.core.config;

/**
 * Where a value of the configuration was written, for messages.
 *
 * @param source a file relative to the project, or an option such as {@code --set training.seed}
 * @param line line in the file from 1, or 0 if the source has no lines
 * @param column column in that line from 1, or 0
 */
public record Origin(String source, int line, int column) {
  /** A source without lines. */
  public static Origin of(String source) {
    return new Origin(source, 0, 0);
  }

  @Override
  public String toString() {
    return line > 0 ? source + ":" + line : source;
  }
}
