package io.nightjar.validation.profile;

import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** What can be said about the values of a column. */
public enum ColumnKind {
  NUMBER,
  TEXT,
  FLAG,
  TIME,
  /** Lists, structures, bytes: only whether there is a value. */
  OTHER;

  static ColumnKind of(DataType type) {
    if (type instanceof NumericType) {
      return NUMBER;
    }
    if (type instanceof StringType) {
      return TEXT;
    }
    if (type instanceof BooleanType) {
      return FLAG;
    }
    boolean isTime =
        type instanceof DateType
            || type instanceof TimestampType
            || type instanceof TimestampNTZType;
    return isTime ? TIME : OTHER;
  }
}
