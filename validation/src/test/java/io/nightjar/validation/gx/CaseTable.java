package io.nightjar.validation.gx;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/** Makes the tables of cases. */
final class CaseTable {
  private CaseTable() {}

  static Dataset<Row> of(SparkSession spark, JsonNode table) {
    StructType schema = new StructType();
    for (JsonNode column : table.path("columns")) {
      schema =
          schema.add(column.path("name").asText(), DataType.fromDDL(column.path("type").asText()));
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : table.path("rows")) {
      Object[] values = new Object[schema.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(row.get(i), schema.apply(i).dataType());
      }
      rows.add(RowFactory.create(values));
    }
    return spark.createDataFrame(rows, schema).coalesce(1);
  }

  private static Object value(JsonNode node, DataType type) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (type instanceof DecimalType decimal) {
      return new BigDecimal(node.asText()).setScale(decimal.scale());
    }
    return switch (type.typeName()) {
      case "byte" -> (byte) node.asInt();
      case "short" -> (short) node.asInt();
      case "integer" -> node.asInt();
      case "long" -> node.asLong();
      case "float" -> Float.valueOf(node.asText());
      case "double" -> Double.valueOf(node.asText());
      case "boolean" -> node.asBoolean();
      case "date" -> Date.valueOf(LocalDate.parse(node.asText()));
      case "timestamp" -> timestamp(node.asText());
      case "string" -> node.asText();
      case "binary" -> node.asText().getBytes(java.nio.charset.StandardCharsets.UTF_8);
      case "array" -> {
        List<String> list = new ArrayList<>();
        node.forEach(entry -> list.add(entry.asText()));
        yield list.toArray(String[]::new);
      }
      default -> throw new IllegalArgumentException("no such type in cases: " + type);
    };
  }

  private static Timestamp timestamp(String text) {
    String iso = text.replace(' ', 'T');
    return Timestamp.from(Instant.parse(iso.endsWith("Z") ? iso : iso + "Z"));
  }
}
