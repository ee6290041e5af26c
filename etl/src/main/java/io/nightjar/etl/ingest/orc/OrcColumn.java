package io.nightjar.etl.ingest.orc;

import io.nightjar.etl.ingest.value.Misfit;
import io.nightjar.etl.ingest.value.StrictText;
import io.nightjar.etl.ingest.value.ValueType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.apache.hadoop.hive.ql.exec.vector.BytesColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.ColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DecimalColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.DoubleColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.LongColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.TimestampColumnVector;
import org.apache.hadoop.hive.ql.exec.vector.VectorizedRowBatch;
import org.apache.orc.TypeDescription;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * One column of an ORC file.
 *
 * @param place its position in the file
 * @param stored its type there
 */
record OrcColumn(int place, TypeDescription stored) {
  private static final int MILLIS = 1000;

  /** The column type that its values have; a timestamp of ORC is the time of a wall clock. */
  static Optional<DataType> type(TypeDescription stored) {
    return Optional.of(single(stored));
  }

  private static DataType single(TypeDescription stored) {
    return switch (stored.getCategory()) {
      case BOOLEAN -> DataTypes.BooleanType;
      case BYTE -> DataTypes.ByteType;
      case SHORT -> DataTypes.ShortType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case STRING, CHAR, VARCHAR -> DataTypes.StringType;
      case DATE -> DataTypes.DateType;
      case TIMESTAMP -> DataTypes.TimestampNTZType;
      case TIMESTAMP_INSTANT -> DataTypes.TimestampType;
      case DECIMAL -> DataTypes.createDecimalType(stored.getPrecision(), stored.getScale());
      case LIST -> DataTypes.createArrayType(DataTypes.StringType);
      case MAP -> DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType);
      case BINARY -> DataTypes.BinaryType;
      default -> DataTypes.createStructType(new StructField[0]);
    };
  }

  /** The value in a row of a batch, as {@link ValueType} wants it; null for null. */
  Object value(VectorizedRowBatch batch, int row) {
    ColumnVector vector = batch.cols[place];
    int at = vector.isRepeating ? 0 : row;
    if (!vector.noNulls && vector.isNull[at]) {
      return null;
    }
    return switch (stored.getCategory()) {
      case BOOLEAN -> ((LongColumnVector) vector).vector[at] != 0;
      case BYTE, SHORT, INT, LONG -> ((LongColumnVector) vector).vector[at];
      case FLOAT -> (float) ((DoubleColumnVector) vector).vector[at];
      case DOUBLE -> ((DoubleColumnVector) vector).vector[at];
      case DATE -> LocalDate.ofEpochDay(((LongColumnVector) vector).vector[at]);
      case DECIMAL -> ((DecimalColumnVector) vector).vector[at].getHiveDecimal().bigDecimalValue();
      case TIMESTAMP, TIMESTAMP_INSTANT -> moment((TimestampColumnVector) vector, at);
      case STRING, CHAR, VARCHAR -> text((BytesColumnVector) vector, at);
      default -> new Misfit("is nested or binary");
    };
  }

  private static Object text(BytesColumnVector vector, int at) {
    return StrictText.ofUtf8(vector.vector[at], vector.start[at], vector.length[at]);
  }

  private static Object moment(TimestampColumnVector vector, int at) {
    return Instant.ofEpochSecond(Math.floorDiv(vector.time[at], MILLIS), vector.nanos[at]);
  }
}
