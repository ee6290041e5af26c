package io.nightjar.etl.ingest.parquet;

import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.file.LandedFile;
import java.net.URI;
import java.util.Arrays;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Opens Delta tables that others deliver into the landing folder, each at the version that was the
 * newest when the run began. The landed file of such a table is the commit of that version, whose
 * digest stands for its content.
 */
final class DeltaTables {
  private static final String COMMIT = ".json";

  private DeltaTables() {}

  /** The rows of a table; refuses one that is damaged or refers to files of others. */
  static Dataset<Row> open(SparkSession spark, Source source, LandedFile commit) {
    Path log = new Path(URI.create(commit.uri()));
    Path table = log.getParent().getParent();
    String name = log.getName();
    long version = Long.parseLong(name.substring(0, name.length() - COMMIT.length()));
    Dataset<Row> stored;
    boolean isOwn;
    try {
      stored = spark.read().format("delta").option("versionAsOf", version).load(table.toString());
      isOwn = Arrays.stream(stored.inputFiles()).allMatch(file -> isInside(table, file));
    } catch (Exception e) { // Spark's analysis exceptions are checked but not declared
      throw EtlErrors.fileRefused(
          source.name(), commit.file(), "it is not a complete Delta table", e);
    }
    if (!isOwn) {
      throw EtlErrors.fileRefused(
          source.name(), commit.file(), "it refers to files outside of its folder", null);
    }
    return stored;
  }

  private static boolean isInside(Path table, String file) {
    return new Path(URI.create(file)).toString().startsWith(table + "/");
  }
}
