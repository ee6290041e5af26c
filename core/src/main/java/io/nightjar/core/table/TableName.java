package io.nightjar.core.table;

import java.util.regex.Pattern;

/**
 * The name of a table in a lake: {@code layer.name}, or {@code stage.layer.name} for the place
 * where the next change of that table waits for its audit.
 *
 * @param layer such as {@code silver}
 * @param name such as {@code flights}
 * @param isStage whether this is the stage of the table
 */
public record TableName(String layer, String name, boolean isStage)
    implements Comparable<TableName> {
  private static final Pattern PART = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final String STAGE = "stage.";

  /** Checks both parts: lower case, digits and underscores, a letter first, 63 at most. */
  public TableName {
    if (!PART.matcher(layer).matches() || !PART.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "table names look like silver.flights: lower-case letters, digits and underscores");
    }
  }

  /** A published table. */
  public static TableName of(String layer, String name) {
    return new TableName(layer, name, false);
  }

  /**
   * Reads {@code silver.flights} or {@code stage.silver.flights}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static TableName parse(String text) {
    boolean stage = text.startsWith(STAGE);
    String rest = stage ? text.substring(STAGE.length()) : text;
    int dot = rest.indexOf('.');
    if (dot < 0) {
      throw new IllegalArgumentException("table names look like silver.flights");
    }
    return new TableName(rest.substring(0, dot), rest.substring(dot + 1), stage);
  }

  /** The stage of this table. */
  public TableName staged() {
    return new TableName(layer, name, true);
  }

  /** Where the rows of the stage wait that the audit has left of it. */
  public TableName accepted() {
    return new TableName(layer, name + "__accepted", true);
  }

  /** Where the rows go that break a rule of this table. */
  public TableName quarantine() {
    return new TableName("quarantine", layer + "_" + name, false);
  }

  /** The table that this is the stage of; itself if it is none. */
  public TableName published() {
    return new TableName(layer, name, false);
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return (isStage ? STAGE : "") + layer + "." + name;
  }
}
