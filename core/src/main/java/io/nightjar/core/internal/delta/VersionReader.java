package io.nightjar.core.internal.delta;

import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Reads versions of tables. Delta asks the log with a job of its own whenever a query is planned,
 * which for few small files takes longer than to read them all. So those are asked for once, as
 * long as the version is the newest, and left out by night only, not by the range of their values.
 */
public final class VersionReader {
  private static final long FEW_FILES = 1_000;
  private static final long FEW_BYTES = 64L << 20;

  private final SparkSession spark;
  private final TablePaths paths;
  private final Map<TableName, Small> small;

  /** Reads the tables of a lake, several jobs one after the other. */
  public VersionReader(SparkSession spark, String lake) {
    this.spark = spark;
    this.paths = new TablePaths(new LakeLayout(lake));
    this.small = new ConcurrentHashMap<>();
  }

  /** The rows of a table whose log has just been asked for its newest version. */
  Dataset<Row> read(PinnedTable table) {
    Path path = paths.of(table.name());
    DeltaLog log = DeltaLog.forTable(spark, path);
    Snapshot newest = log.unsafeVolatileSnapshot();
    if (newest.version() != table.version() || !isSmall(newest)) {
      return spark
          .read()
          .format("delta")
          .option("versionAsOf", table.version())
          .load(path.toString());
    }
    Small known =
        small.compute(
            table.name(),
            (name, earlier) ->
                earlier != null && earlier.isOf(newest) ? earlier : small(log, newest));
    return Dataset.ofRows(spark, known.relation().newInstance());
  }

  /** By the summary beside the commit: Delta would start a job to be sure. */
  private static boolean isSmall(Snapshot snapshot) {
    Option<VersionChecksum> summary = snapshot.checksumOpt();
    return summary.isDefined()
        && summary.get().numFiles() <= FEW_FILES
        && summary.get().tableSizeBytes() <= FEW_BYTES;
  }

  private Small small(DeltaLog log, Snapshot snapshot) {
    List<AddFile> files = snapshot.allFiles().collectAsList();
    Dataset<Row> rows =
        spark.withActive(
            () ->
                log.createDataFrame(
                    snapshot, JavaConverters.asScalaBuffer(files).toSeq(), false, Option.empty()));
    LogicalRelation relation = (LogicalRelation) rows.queryExecution().analyzed();
    return new Small(snapshot.metadata().id(), snapshot.version(), snapshot.timestamp(), relation);
  }

  private record Small(String id, long version, long committedAt, LogicalRelation relation) {
    boolean isOf(Snapshot snapshot) {
      return snapshot.version() == version
          && snapshot.timestamp() == committedAt
          && snapshot.metadata().id().equals(id);
    }
  }
}
