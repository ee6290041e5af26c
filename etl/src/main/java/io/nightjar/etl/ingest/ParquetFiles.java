package io.nightjar.etl.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import io.nightjar.core.pipeline.ColumnContract;
import io.nightjar.core.pipeline.Source;
import io.nightjar.etl.EtlErrors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Reads Parquet files by the same rules as CSV: columns by exact name, every value must be one of
 * the declared type exactly (a DOUBLE 3.0 is an INT 3, a DOUBLE 3.5 is a misfit).
 */
final class ParquetFiles {
  private static final String VALUES = "values";
  private static final String ROW_INDEX = "_metadata.row_index";

  private final SparkSession spark;
  private final ConformColumns conform;

  ParquetFiles(SparkSession spark, ConformColumns conform) {
    this.spark = spark;
    this.conform = conform;
  }

  /** The rows of a delivery. */
  Dataset<Row> read(Delivery delivery) {
    ColumnContract contract = delivery.source().columns();
    StructType carrier = ConformColumns.carrier(contract);
    Dataset<Row> all = spark.createDataFrame(List.<Row>of(), carrier);
    for (LandedFile file : delivery.files()) {
      if (file.size() > 0) {
        all = all.unionByName(rows(delivery.source(), file, carrier));
      }
    }
    return all;
  }

  private Dataset<Row> rows(Source source, LandedFile file, StructType carrier) {
    Dataset<Row> stored = open(source, file);
    requireColumns(source, file, stored.schema());
    List<Column> values = new ArrayList<>();
    for (String name : source.columns().names()) {
      values.add(asDelivered(name, stored.schema().apply(name).dataType()).as(name));
    }
    MapFunction<Row, Row> row = conformed(conform, file);
    return stored
        .select(struct(values.toArray(Column[]::new)).as(VALUES), col(ROW_INDEX).plus(lit(1L)))
        .map(row, Encoders.row(carrier));
  }

  private static MapFunction<Row, Row> conformed(ConformColumns conform, LandedFile file) {
    return stored -> {
      Row values = stored.getStruct(0);
      Object[] cells = new Object[values.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = values.get(i);
      }
      return conform.row(
          file, stored.getLong(1), new DeliveredRecord(Arrays.asList(cells), null, values::json));
    };
  }

  private Dataset<Row> open(Source source, LandedFile file) {
    try {
      return spark.read().parquet(file.uri());
    } catch (Exception e) { // Spark's analysis exceptions are checked but not declared
      throw EtlErrors.fileRefused(
          source.name(), file.file(), "it is not a complete Parquet file", e);
    }
  }

  /** Dates and timestamps as text, so that no calendar of the JVM gets in between. */
  private static Column asDelivered(String name, DataType stored) {
    Column column = col("`" + name.replace("`", "``") + "`");
    boolean isTime =
        stored.equals(DataTypes.DateType)
            || stored.equals(DataTypes.TimestampType)
            || stored.equals(DataTypes.TimestampNTZType);
    return isTime ? column.cast(DataTypes.StringType) : column;
  }

  private static void requireColumns(Source source, LandedFile file, StructType stored) {
    List<String> problems = new ArrayList<>();
    List<String> names = Arrays.asList(stored.fieldNames());
    Map<String, DataType> wanted = new java.util.LinkedHashMap<>();
    Arrays.stream(source.columns().schema().fields())
        .forEach(field -> wanted.put(field.name(), field.dataType()));
    wanted.forEach(
        (name, type) -> {
          if (!names.contains(name)) {
            problems.add("it has no column " + name);
          } else if (!isConvertible(stored.apply(name).dataType(), type)) {
            problems.add(
                "column %s is %s instead of %s"
                    .formatted(name, stored.apply(name).dataType().sql(), type.sql()));
          }
        });
    if (!problems.isEmpty()) {
      throw EtlErrors.fileRefused(source.name(), file.file(), String.join("; ", problems), null);
    }
  }

  private static boolean isConvertible(DataType stored, DataType wanted) {
    return stored.equals(wanted)
        || stored.equals(DataTypes.StringType)
        || (stored instanceof NumericType && wanted instanceof NumericType)
        || (stored.equals(DataTypes.TimestampNTZType) && wanted.equals(DataTypes.TimestampType));
  }
}
