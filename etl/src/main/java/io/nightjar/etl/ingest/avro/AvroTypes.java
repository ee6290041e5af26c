package io.nightjar.etl.ingest.avro;

import java.util.List;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** The column types that values of an Avro schema have. */
final class AvroTypes {
  private static final int WIDEST = 38;

  private AvroTypes() {}

  /** The one of a schema, or of a union with null; nothing if only the values can tell. */
  static Optional<DataType> of(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return single(schema);
    }
    List<Schema> branches =
        schema.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
    return branches.size() == 1 ? single(branches.get(0)) : Optional.empty();
  }

  /** Whether a schema has that logical type. */
  static boolean isNamed(Schema schema, String name) {
    return schema.getLogicalType() != null && schema.getLogicalType().getName().equals(name);
  }

  private static Optional<DataType> single(Schema schema) {
    return switch (schema.getType()) {
      case NULL -> Optional.empty();
      case BOOLEAN -> Optional.of(DataTypes.BooleanType);
      case INT -> Optional.of(isNamed(schema, "date") ? DataTypes.DateType : DataTypes.IntegerType);
      case LONG -> Optional.of(moment(schema));
      case FLOAT -> Optional.of(DataTypes.FloatType);
      case DOUBLE -> Optional.of(DataTypes.DoubleType);
      case STRING, ENUM -> Optional.of(DataTypes.StringType);
      case BYTES, FIXED -> Optional.of(bytes(schema));
      case ARRAY -> Optional.of(DataTypes.createArrayType(DataTypes.StringType));
      case MAP -> Optional.of(DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType));
      default -> Optional.of(DataTypes.createStructType(new StructField[0]));
    };
  }

  private static DataType moment(Schema schema) {
    if (isNamed(schema, "timestamp-millis") || isNamed(schema, "timestamp-micros")) {
      return DataTypes.TimestampType;
    }
    return isNamed(schema, "local-timestamp-millis") || isNamed(schema, "local-timestamp-micros")
        ? DataTypes.TimestampNTZType
        : DataTypes.LongType;
  }

  private static DataType bytes(Schema schema) {
    LogicalType logical = schema.getLogicalType();
    return logical instanceof LogicalTypes.Decimal decimal && decimal.getPrecision() <= WIDEST
        ? DataTypes.createDecimalType(decimal.getPrecision(), decimal.getScale())
        : DataTypes.BinaryType;
  }
}
