package io.nightjar.etl.ingest.database;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.types.StructField;

/** The rows of a result as JSON objects with the names of its columns, read as they are asked. */
final class RowLines implements Iterator<String> {
  private final JsonFactory factory = new JsonFactory();
  private final ResultSet rows;
  private final StructField[] columns;
  private boolean hasNext;

  RowLines(ResultSet rows) throws SQLException {
    this.rows = rows;
    this.columns = TableShape.columns(rows.getMetaData()).fields();
    this.hasNext = rows.next();
  }

  @Override
  public boolean hasNext() {
    return hasNext;
  }

  @Override
  public String next() {
    if (!hasNext) {
      throw new NoSuchElementException();
    }
    try {
      String line = line();
      hasNext = rows.next();
      return line;
    } catch (SQLException e) {
      throw new UncheckedIOException(DatabaseFailure.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() throws SQLException, IOException {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = factory.createGenerator(line)) {
      json.writeStartObject();
      for (int i = 0; i < columns.length; i++) {
        json.writeFieldName(columns[i].name());
        ColumnValues.write(rows, i + 1, columns[i].dataType(), json);
      }
      json.writeEndObject();
    }
    return line.toString();
  }
}
