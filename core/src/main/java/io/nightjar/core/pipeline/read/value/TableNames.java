package io.nightjar.core.pipeline.read.value;

import io.nightjar.core.config.Section;
import io.nightjar.core.table.TableName;
import java.util.Optional;
import java.util.Set;

/** Reads names of tables in the layers that pipelines may name. */
public final class TableNames {
  /** Stands in for names that the schema has refused. */
  public static final TableName NO_TABLE = TableName.of("gold", "none");

  private static final Set<String> LAYERS = Set.of("bronze", "silver", "gold");

  private TableNames() {}

  /** The name, or {@link #NO_TABLE}. */
  public static TableName parse(String text) {
    try {
      TableName name = TableName.parse(text);
      return LAYERS.contains(name.layer()) && !name.isStage() ? name : NO_TABLE;
    } catch (IllegalArgumentException e) {
      return NO_TABLE;
    }
  }

  /** The name under a key, unless it is missing or refused by the schema. */
  public static Optional<TableName> find(Section section, String key) {
    return section.findText(key).map(TableNames::parse).filter(name -> !name.equals(NO_TABLE));
  }
}
