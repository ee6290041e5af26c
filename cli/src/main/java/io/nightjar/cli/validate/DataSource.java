package io.nightjar.cli.validate;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Opens data that a person names: a file, the folder of a table, or a table of the lake. */
public final class DataSource {
  private final LakeSession session;

  /** With the session and lake of the environment. */
  public DataSource(LakeSession session) {
    this.session = session;
  }

  /** The rows; fails with exit code 10 if there is nothing of that name. */
  public Dataset<Row> open(String data) {
    if (isFile(data)) {
      return file(Path.of(data));
    }
    return find(data)
        .orElseThrow(
            () ->
                CoreErrors.invalidArgument(
                    "\"%s\" is neither a file nor a table of the lake. Tables are named"
                            .formatted(data)
                        + " like silver.flights or silver.flights@v12."));
  }

  /** Whether a name is that of a file or folder, whose rows have an order of their own. */
  public boolean isFile(String data) {
    return Files.exists(Path.of(data));
  }

  /** A table of the lake, the newest version if none is named. */
  public Optional<Dataset<Row>> find(String name) {
    try {
      Optional<PinnedTable> pin =
          name.contains("@")
              ? Optional.of(PinnedTable.parse(name))
              : session.tables().findLatest(TableName.parse(name));
      return pin.map(session.tables()::read);
    } catch (IllegalArgumentException e) { // no name of a table
      return Optional.empty();
    }
  }

  private Dataset<Row> file(Path path) {
    DataFrameReader reader = session.spark().read();
    String location = path.toAbsolutePath().toUri().toString();
    if (Files.isDirectory(path.resolve("_delta_log"))) {
      return reader.format("delta").load(location);
    }
    return switch (extension(path)) {
      case "csv", "csv.gz" ->
          reader
              .option("header", true)
              .option("inferSchema", true)
              .option("multiLine", true)
              .option("escape", "\"")
              .option("mode", "FAILFAST")
              .csv(location);
      case "json", "jsonl", "json.gz", "jsonl.gz" ->
          reader.option("mode", "FAILFAST").json(location);
      case "parquet" -> reader.parquet(location);
      case "orc" -> reader.orc(location);
      default ->
          throw CoreErrors.invalidArgument(
              "%s has no ending that says what it is. Known: .csv, .json, .jsonl (also with .gz),"
                      .formatted(path)
                  + " .parquet, .orc, or the folder of a Delta table.");
    };
  }

  private static String extension(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    String extension = plain.substring(plain.lastIndexOf('.') + 1);
    return name.endsWith(".gz") ? extension + ".gz" : extension;
  }
}
