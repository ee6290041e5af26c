package io.nightjar.core.table;

/**
 * A table frozen at one Delta version. The only thing that can be read.
 *
 * @param name the table
 * @param version its Delta version, at least 0
 */
public record PinnedTable(TableName name, long version) {
  /** Checks the version. */
  public PinnedTable {
    if (version < 0) {
      throw new IllegalArgumentException("version must not be negative: " + version);
    }
  }

  /** Reads {@code silver.flights@v12}. */
  public static PinnedTable parse(String text) {
    int at = text.lastIndexOf("@v");
    if (at < 0) {
      throw new IllegalArgumentException("a pinned table looks like silver.flights@v12");
    }
    return new PinnedTable(
        TableName.parse(text.substring(0, at)), Long.parseLong(text.substring(at + 2)));
  }

  @Override
  public String toString() {
    return name + "@v" + version;
  }
}
