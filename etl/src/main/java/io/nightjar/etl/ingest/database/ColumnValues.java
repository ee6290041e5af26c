package io.nightjar.etl.ingest.database;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a database stores as JSON, exactly: numbers with all their digits; dates, timestamps and
 * everything else as text. What is no value of its type, such as infinity, is text that does not
 * fit.
 */
final class ColumnValues {
  private static final int WIDEST = 38;
  private static final int ASCII = 127;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private ColumnValues() {}

  /** The column type of a column, counted from 1; VOID if only its values, as text, can tell. */
  static DataType type(ResultSetMetaData shape, int column) throws SQLException {
    return switch (code(shape, column)) {
      case Types.BOOLEAN -> DataTypes.BooleanType;
      case Types.TINYINT, Types.SMALLINT -> DataTypes.ShortType;
      case Types.INTEGER -> DataTypes.IntegerType;
      case Types.BIGINT -> DataTypes.LongType;
      case Types.REAL -> DataTypes.FloatType;
      case Types.FLOAT, Types.DOUBLE -> DataTypes.DoubleType;
      case Types.NUMERIC, Types.DECIMAL -> decimal(shape, column);
      case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR ->
          DataTypes.StringType;
      case Types.DATE -> DataTypes.DateType;
      case Types.TIMESTAMP -> DataTypes.TimestampNTZType;
      case Types.TIMESTAMP_WITH_TIMEZONE -> DataTypes.TimestampType;
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> DataTypes.BinaryType;
      default -> DataTypes.NullType;
    };
  }

  /** Writes the value of a column of the current row, counted from 1. */
  static void write(ResultSet row, int column, DataType type, JsonGenerator json)
      throws SQLException, IOException {
    if (type.equals(DataTypes.TimestampType)) {
      OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
      json.writeString(moment == null ? null : moment.toInstant().toString());
    } else if (type.equals(DataTypes.TimestampNTZType)) {
      LocalDateTime moment = row.getObject(column, LocalDateTime.class);
      json.writeString(
          moment == null ? null : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment));
    } else if (type.equals(DataTypes.DateType)) {
      LocalDate day = row.getObject(column, LocalDate.class);
      json.writeString(day == null ? null : day.toString());
    } else if (type.equals(DataTypes.BooleanType)) {
      boolean isTrue = row.getBoolean(column);
      json.writeRawValue(row.wasNull() ? "null" : String.valueOf(isTrue));
    } else if (type.equals(DataTypes.BinaryType)) {
      json.writeNull();
    } else {
      writeText(row.getString(column), type, json);
    }
  }

  private static void writeText(String text, DataType type, JsonGenerator json) throws IOException {
    boolean isText = type.equals(DataTypes.StringType) || type.equals(DataTypes.NullType);
    if (text == null) {
      json.writeNull();
    } else if (!isText && isNumber(text)) {
      json.writeRawValue(text);
    } else {
      boolean isWhole = text.codePoints().noneMatch(ColumnValues::isHalf);
      json.setHighestNonEscapedChar(isWhole ? 0 : ASCII);
      json.writeString(text);
    }
  }

  /** Half a character would be lost in UTF-8; escaped, it is there for whoever reads it. */
  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  /** Not-a-number and infinity are none. */
  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static DataType decimal(ResultSetMetaData shape, int column) throws SQLException {
    int precision = shape.getPrecision(column);
    int scale = shape.getScale(column);
    boolean isBounded = precision > 0 && precision <= WIDEST && scale >= 0 && scale <= precision;
    return isBounded ? DataTypes.createDecimalType(precision, scale) : DataTypes.NullType;
  }

  /** Drivers differ in how they call bits and timestamps with a zone. */
  private static int code(ResultSetMetaData shape, int column) throws SQLException {
    int code = shape.getColumnType(column);
    String name = shape.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    if (code == Types.TIMESTAMP && name.contains("tz")) {
      return Types.TIMESTAMP_WITH_TIMEZONE;
    }
    return code == Types.BIT && name.startsWith("bool") ? Types.BOOLEAN : code;
  }
}
