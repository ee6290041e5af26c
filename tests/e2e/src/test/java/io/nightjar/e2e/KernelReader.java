package io.nightjar.e2e;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.Table;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.MapValue;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** Reads Delta tables by path with Delta Kernel, without Spark and past the door. */
final class KernelReader {
  private final Engine engine = DefaultEngine.create(new Configuration());

  /** All rows of a table at one version, by column name. */
  record TableRead(long version, List<Map<String, Object>> rows) {}

  /** Reads the given version, or the newest. */
  TableRead read(Path path, OptionalLong version) throws IOException {
    Table table = Table.forPath(engine, path.toString());
    Snapshot snapshot =
        version.isPresent()
            ? table.getSnapshotAsOfVersion(engine, version.getAsLong())
            : table.getLatestSnapshot(engine);
    Scan scan = snapshot.getScanBuilder(engine).build();
    Row state = scan.getScanState(engine);
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> files = batches.next().getRows()) {
          while (files.hasNext()) {
            readFile(state, files.next(), rows);
          }
        }
      }
    }
    return new TableRead(snapshot.getVersion(engine), rows);
  }

  private void readFile(Row state, Row file, List<Map<String, Object>> rows) throws IOException {
    CloseableIterator<ColumnarBatch> physical =
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                ScanStateRow.getPhysicalDataReadSchema(engine, state),
                Optional.empty());
    try (CloseableIterator<FilteredColumnarBatch> logical =
        Scan.transformPhysicalData(engine, state, file, physical)) {
      while (logical.hasNext()) {
        try (CloseableIterator<Row> batch = logical.next().getRows()) {
          batch.forEachRemaining(row -> rows.add(values(row)));
        }
      }
    }
  }

  private static Map<String, Object> values(Row row) {
    StructType schema = row.getSchema();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < schema.length(); i++) {
      Object value = row.isNullAt(i) ? null : value(row, i, schema.at(i).getDataType());
      values.put(schema.at(i).getName(), value);
    }
    return values;
  }

  private static Object value(Row row, int i, DataType type) {
    if (type instanceof LongType || type instanceof TimestampType) {
      return row.getLong(i);
    } else if (type instanceof IntegerType) {
      return row.getInt(i);
    } else if (type instanceof DoubleType) {
      return row.getDouble(i);
    } else if (type instanceof BooleanType) {
      return row.getBoolean(i);
    } else if (type instanceof StringType) {
      return row.getString(i);
    } else if (type instanceof DateType) {
      return LocalDate.ofEpochDay(row.getInt(i));
    } else if (type instanceof MapType) {
      return numbers(row.getMap(i));
    }
    throw new IllegalArgumentException("not in the tables of the rides: " + type);
  }

  private static Map<String, Long> numbers(MapValue map) {
    Map<String, Long> numbers = new TreeMap<>();
    ColumnVector keys = map.getKeys();
    ColumnVector values = map.getValues();
    for (int i = 0; i < map.getSize(); i++) {
      numbers.put(keys.getString(i), values.getLong(i));
    }
    return numbers;
  }
}
