package io.nightjar.core.internal.delta.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.internal.delta.VectorFile;
import io.nightjar.core.internal.files.StoredBytes;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Looks at data files where Spark's tasks run: is each there, with the size the log names, and if
 * asked to, is every byte right? Only what is wrong comes back.
 *
 * @param table folder of the table
 * @param isDeep whether to read the files
 * @param configuration of the storage
 */
record FileChecks(String table, boolean isDeep, SerializableConfiguration configuration)
    implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What comes back: the file, the versions it belongs to, what is wrong. */
  static StructType schema() {
    return StructType.fromDDL("path STRING, since BIGINT, until BIGINT, wrong STRING");
  }

  @Override
  public Iterator<Row> call(Iterator<Row> files) {
    List<Row> found = new ArrayList<>();
    files.forEachRemaining(
        file ->
            problem(file)
                .ifPresent(
                    wrong ->
                        found.add(
                            RowFactory.create(
                                file.getString(0), file.getLong(3), file.getLong(4), wrong))));
    return found.iterator();
  }

  private Optional<String> problem(Row file) {
    Configuration storage = configuration.value();
    Path path = resolve(file.getString(0));
    try {
      long size = path.getFileSystem(storage).getFileStatus(path).getLen();
      boolean isOfRows = file.getLong(1) != StatedFiles.ANY_SIZE;
      if (isOfRows && size != file.getLong(1)) {
        return Optional.of("has %d bytes instead of %d".formatted(size, file.getLong(1)));
      }
      if (!isOfRows) {
        VectorFile.check(path, storage);
        return Optional.empty();
      }
    } catch (FileNotFoundException e) {
      return Optional.of("is missing");
    } catch (IOException e) {
      return Optional.of("cannot be read (%s)".formatted(StoredBytes.firstLine(e)));
    }
    return isDeep ? ParquetBytes.problem(path, storage, rows(file.getString(2))) : Optional.empty();
  }

  private Path resolve(String path) {
    Path own = new Path(URI.create(path));
    return own.isAbsolute() ? own : new Path(table, own);
  }

  private static OptionalLong rows(String stats) {
    if (stats == null) {
      return OptionalLong.empty();
    }
    try {
      JsonNode rows = MAPPER.readTree(stats).path("numRecords");
      return rows.isNumber() ? OptionalLong.of(rows.asLong()) : OptionalLong.empty();
    } catch (JsonProcessingException e) {
      return OptionalLong.empty();
    }
  }
}
