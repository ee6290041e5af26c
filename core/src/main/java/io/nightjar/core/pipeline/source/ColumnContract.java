package io.nightjar.core.pipeline.source;

import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a source: what must be in the files, by header name, and of which type.
 *
 * @param file where it is written, relative to the project
 * @param schema names, types, nullability, comments
 */
public record ColumnContract(String file, StructType schema) {
  /** Column names in order. */
  public List<String> names() {
    return List.of(schema.fieldNames());
  }
}
