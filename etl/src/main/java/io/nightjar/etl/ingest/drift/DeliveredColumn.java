package io.nightjar.etl.ingest.drift;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * One column as a file delivers it.
 *
 * @param name as it stands in the file
 * @param type as stored; empty for text, of which only the values can tell
 */
public record DeliveredColumn(String name, Optional<DataType> type) {
  /** The columns of a header, all text. */
  public static List<DeliveredColumn> ofText(List<String> header) {
    return header.stream().map(name -> new DeliveredColumn(name, Optional.empty())).toList();
  }

  /** The columns of a format that stores types. */
  public static List<DeliveredColumn> ofSchema(StructType schema) {
    return List.of(schema.fields()).stream()
        .map(field -> new DeliveredColumn(field.name(), Optional.of(field.dataType())))
        .toList();
  }
}
