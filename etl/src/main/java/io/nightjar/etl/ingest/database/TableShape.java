package io.nightjar.etl.ingest.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table, and how its names are quoted.
 *
 * @param quote what stands around names
 * @param from the quoted name of the table
 * @param columns in the order of the table
 */
record TableShape(String quote, String from, StructType columns) {
  static TableShape of(Connection connection, String table) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString().strip();
    String from =
        Arrays.stream(table.split("\\.", -1))
            .map(part -> quoted(part, quote))
            .collect(Collectors.joining("."));
    try (PreparedStatement nothing =
            connection.prepareStatement("SELECT * FROM " + from + " WHERE 1 = 0");
        ResultSet result = nothing.executeQuery()) {
      return new TableShape(quote, from, columns(result.getMetaData()));
    }
  }

  static StructType columns(ResultSetMetaData shape) throws SQLException {
    StructType columns = new StructType();
    for (int i = 1; i <= shape.getColumnCount(); i++) {
      columns = columns.add(shape.getColumnName(i), ColumnValues.type(shape, i));
    }
    return columns;
  }

  /** The type of a column, if it is there. */
  Optional<DataType> type(String column) {
    return Arrays.stream(columns.fields())
        .filter(field -> field.name().equals(column))
        .map(StructField::dataType)
        .findFirst();
  }

  /** The column as a query writes it. */
  String quoted(String column) {
    return quoted(column, quote);
  }

  /** A query for every row. */
  Query all() {
    String names =
        Arrays.stream(columns.fieldNames()).map(this::quoted).collect(Collectors.joining(", "));
    return new Query(names, from, List.of());
  }

  private static String quoted(String name, String quote) {
    return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
  }
}
