package io.nightjar.etl.ingest.loose;

import io.nightjar.core.error.CoreErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A CSV, JSON (one object a line), Parquet or ORC file, or the folder of a Delta table, told apart
 * by name. A CSV file has a header line and fields as in RFC 4180; the types of its columns are
 * guessed, for which it is read once more. A damaged record fails the reading.
 *
 * @param path where it is
 */
public record LooseFile(Path path) {
  /** A record that does not fit is no row of nulls. */
  private static final String STRICT = "FAILFAST";

  private enum Format {
    CSV(".csv", ".csv.gz", ".csv.bz2", ".csv.zst"),
    JSON(".json", ".jsonl", ".ndjson", ".json.gz", ".jsonl.gz", ".ndjson.gz"),
    PARQUET(".parquet"),
    ORC(".orc");

    private final List<String> endings;

    Format(String... endings) {
      this.endings = List.of(endings);
    }

    static Optional<Format> of(String name) {
      String lower = name.toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(format -> format.endings.stream().anyMatch(lower::endsWith))
          .findFirst();
    }
  }

  /** Whether there is such a file or folder. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** Whether its name says its format. */
  public boolean hasKnownEnding() {
    return Format.of(name()).isPresent();
  }

  /** Its name without the folders it is in. */
  public String name() {
    return path.toAbsolutePath().normalize().getFileName().toString();
  }

  /** The rows; fails with exit code 10 if it is not there or of no known format. */
  public Dataset<Row> read(SparkSession spark) {
    if (!exists()) {
      throw CoreErrors.invalidArgument("There is no file %s.".formatted(path));
    }
    String location =
        new org.apache.hadoop.fs.Path(path.toAbsolutePath().normalize().toUri()).toString();
    if (Files.isDirectory(path.resolve("_delta_log"))) {
      return spark.read().format("delta").load(location);
    }
    Format format =
        Format.of(name())
            .orElseThrow(
                () ->
                    CoreErrors.invalidArgument(
                        ("%s is no data file by its name: .csv, .json, .jsonl, .parquet, .orc,"
                                + " or the folder of a Delta table.")
                            .formatted(path)));
    return switch (format) {
      case CSV ->
          spark
              .read()
              .option("header", true)
              .option("inferSchema", true)
              .option("multiLine", true)
              .option("escape", "\"")
              .option("mode", STRICT)
              .csv(location);
      case JSON -> spark.read().option("mode", STRICT).json(location);
      case PARQUET -> spark.read().parquet(location);
      case ORC -> spark.read().orc(location);
    };
  }
}
