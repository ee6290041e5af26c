package io.nightjar.etl.ingest.parquet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.Columns;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.drift.ColumnTally;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.landing.Delivery;
import io.nightjar.etl.ingest.record.ConformColumns;
import io.nightjar.etl.ingest.record.DeliveredFiles;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.ShapedFile;
import io.nightjar.etl.ingest.record.StoredRecord;
import io.nightjar.etl.ingest.value.StrictText;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Reads Parquet files, alone or in Delta tables, by the same rules as CSV: columns by name, every
 * value must be one of the declared type exactly (a DOUBLE 3.0 is an INT 3, a DOUBLE 3.5 is a
 * misfit). Columns that a file lacks are taken from the names of its folders.
 */
public final class ParquetFiles implements DeliveredFiles {
  private static final String VALUES = "values";
  private static final String ROW_INDEX = "_metadata.row_index";
  private static final String ROW_NUMBER = "number";

  private final SparkSession spark;
  private final boolean isDelta;
  private final SizeLimits limits;
  private final Map<String, Dataset<Row>> opened = new HashMap<>();

  /** Reads nothing yet. */
  public ParquetFiles(SparkSession spark, Source source) {
    this.spark = spark;
    this.isDelta = source.format() == Source.Format.DELTA;
    this.limits = source.form().limits();
  }

  @Override
  public List<ShapedFile> shaped(Delivery delivery) {
    List<ShapedFile> shaped = new ArrayList<>();
    for (int i = 0; i < delivery.files().size(); i++) {
      LandedFile file = delivery.files().get(i);
      if (file.size() > 0) {
        Dataset<Row> stored =
            isDelta
                ? DeltaTables.open(spark, delivery.source(), file)
                : PathColumns.of(file)
                    .addedTo(open(delivery.source(), file), delivery.source().columns().names());
        opened.put(file.uri(), stored);
        shaped.add(
            new ShapedFile(
                file, delivery.digests().get(i), DeliveredColumn.ofSchema(stored.schema())));
      }
    }
    return shaped;
  }

  @Override
  public List<ColumnTally> tallies(List<RawFile> files, ColumnContract columns, int records) {
    ConformColumns conform = ConformColumns.to(columns);
    JavaRDD<TalliedFile> all = JavaSparkContext.fromSparkContext(spark.sparkContext()).emptyRDD();
    for (int i = 0; i < files.size(); i++) {
      all =
          all.union(
              stored(files.get(i), columns)
                  .limit(records)
                  .javaRDD()
                  .mapPartitions(new TallyRows(i, conform)));
    }
    List<ColumnTally> tallies = new ArrayList<>();
    files.forEach(file -> tallies.add(conform.newTally()));
    all.collect().forEach(part -> tallies.get(part.file()).plus(part.tally()));
    return tallies;
  }

  @Override
  public Dataset<Row> rows(List<RawFile> files, ColumnContract columns) {
    StructType carrier = ConformColumns.carrier(columns);
    ConformColumns conform = ConformColumns.to(columns);
    Dataset<Row> all = spark.createDataFrame(List.<Row>of(), carrier);
    for (RawFile file : files) {
      MapFunction<Row, Row> row =
          conformed(conform.in(file.plan()), file.file(), columns.names(), limits);
      all = all.unionByName(stored(file, columns).map(row, Encoders.row(carrier)));
    }
    return all;
  }

  /** The values that are read, and the number of the record. */
  private Dataset<Row> stored(RawFile file, ColumnContract columns) {
    Dataset<Row> stored = opened.get(file.file().uri());
    StructField[] fields = stored.schema().fields();
    List<Column> values = new ArrayList<>();
    for (int i = 0; i < columns.names().size(); i++) {
      int place = file.plan().places().get(i);
      Column value = place < 0 ? lit(null).cast(DataTypes.StringType) : asDelivered(fields[place]);
      values.add(value.as("c" + i));
    }
    return stored.select(
        struct(values.toArray(Column[]::new)).as(VALUES), number(values).as(ROW_NUMBER));
  }

  /** A Delta table has no order, so a row has no number there but a digest of its values. */
  private Column number(List<Column> values) {
    return isDelta
        ? xxhash64(values.toArray(Column[]::new)).bitwiseAND(Long.MAX_VALUE)
        : col(ROW_INDEX).plus(lit(1L));
  }

  private static MapFunction<Row, Row> conformed(
      ConformColumns conform, LandedFile file, List<String> names, SizeLimits limits) {
    return stored -> {
      Row values = stored.getStruct(0);
      return conform.row(file, stored.getLong(1), StoredRecord.of(names, cells(values), limits));
    };
  }

  static List<Object> cells(Row values) {
    Object[] cells = new Object[values.size()];
    for (int i = 0; i < cells.length; i++) {
      Object value = values.get(i);
      cells[i] = value instanceof byte[] text ? StrictText.ofUtf8(text, 0, text.length) : value;
    }
    return Arrays.asList(cells);
  }

  private Dataset<Row> open(Source source, LandedFile file) {
    try {
      return spark.read().parquet(new Path(URI.create(file.uri())).toString());
    } catch (Exception e) { // Spark's analysis exceptions are checked but not declared
      throw EtlErrors.fileRefused(
          source.name(), file.file(), "it is not a complete Parquet file", e);
    }
  }

  /**
   * Text as its bytes, to be decoded strictly; dates and timestamps as text, so that no calendar of
   * the JVM gets in between.
   */
  private static Column asDelivered(StructField field) {
    Column column = Columns.named(field.name());
    DataType stored = field.dataType();
    boolean isTime =
        stored.equals(DataTypes.DateType)
            || stored.equals(DataTypes.TimestampType)
            || stored.equals(DataTypes.TimestampNTZType);
    if (isTime) {
      return column.cast(DataTypes.StringType);
    }
    return stored.equals(DataTypes.StringType) ? column.cast(DataTypes.BinaryType) : column;
  }
}
