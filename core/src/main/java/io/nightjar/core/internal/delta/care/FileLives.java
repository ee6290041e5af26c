package io.nightjar.core.internal.delta.care;

import io.nightjar.core.error.CareErrors;
import io.nightjar.core.internal.delta.VectorFile;
import io.nightjar.core.maintain.KeptVersions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.util.FileNames;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * From which version to which a data file belongs to its table: what Delta says of the oldest kept
 * version, and of each commit after it what it adds and removes. One pass over the log tells the
 * files of all kept versions; to ask Delta for each of them would cost a Spark job a version.
 */
final class FileLives implements AutoCloseable {
  /** Of a file whose size the log does not tell. */
  static final long ANY_SIZE = -1;

  private static final StructType ACTIONS =
      StructType.fromDDL(
          "add STRUCT<path: STRING, size: BIGINT, deletionVector: STRUCT<storageType: STRING,"
              + " pathOrInlineDv: STRING>>, remove STRUCT<path: STRING>");
  private static final String VECTOR =
      "named_struct('storageType', %1$s.storageType, 'pathOrInlineDv', %1$s.pathOrInlineDv) AS"
          + " vector";

  private final SparkSession spark;
  private final DeltaLog log;
  private final KeptVersions kept;
  private final Dataset<Row> lives;

  /**
   * Reads the log. Fails with exit code 50 if the commits read here do not lead to what Delta says
   * of the newest version.
   */
  FileLives(SparkSession spark, DeltaLog log, KeptVersions kept) throws IOException {
    this.spark = spark;
    this.log = log;
    this.kept = kept;
    this.lives = lives(LogFiles.list(log.logPath(), log.newDeltaHadoopConf())).persist();
    check();
  }

  /**
   * The files of kept versions, each once: its path relative to the table as the storage has it,
   * and its size, {@link #ANY_SIZE} where the log does not tell it.
   */
  Dataset<Row> ofKeptVersions() {
    Dataset<Row> neededLives = lives.where(isKept());
    Dataset<Row> vectors =
        neededLives
            .where(functions.col("vector.storageType").equalTo(VectorFile.IN_TABLE))
            .select(
                VectorFile.path(functions.col("vector.pathOrInlineDv")).as("file"),
                functions.lit(ANY_SIZE).as("size"));
    return neededLives
        .selectExpr("url_decode(replace(path, '+', '%2B')) AS file", "size")
        .union(vectors)
        .distinct();
  }

  @Override
  public void close() {
    lives.unpersist();
  }

  private Dataset<Row> lives(LogFiles files) {
    WindowSpec later =
        Window.partitionBy("path").orderBy("version", "is_add").rowsBetween(1, Long.MAX_VALUE);
    Column removed =
        functions.when(functions.not(functions.col("is_add")), functions.col("version"));
    return atOldest()
        .unionByName(since(files))
        .withColumn("removed", functions.min(removed).over(later))
        .where("is_add")
        .withColumnRenamed("version", "added");
  }

  private Dataset<Row> atOldest() {
    return snapshot(kept.oldest())
        .allFiles()
        .toDF()
        .select(
            functions.col("path"),
            functions.col("size"),
            functions.expr(VECTOR.formatted("deletionVector")),
            functions.lit(kept.oldest()).as("version"),
            functions.lit(true).as("is_add"));
  }

  private Dataset<Row> since(LogFiles files) {
    List<String> paths = new ArrayList<>();
    for (long version = kept.oldest() + 1; version <= newest(); version++) {
      if (!files.commits().containsKey(version) || files.commits().get(version).getLen() == 0) {
        throw damaged("commit %d is missing or empty".formatted(version));
      }
      paths.add(FileNames.unsafeDeltaFile(log.logPath(), version).toString());
    }
    Dataset<Row> actions =
        spark
            .read()
            .schema(ACTIONS)
            .option("mode", "FAILFAST")
            .json(paths.toArray(String[]::new))
            .withColumn("version", functions.expr("CAST(left(_metadata.file_name, 20) AS BIGINT)"));
    return actions
        .where("add IS NOT NULL OR remove IS NOT NULL")
        .selectExpr(
            "coalesce(add.path, remove.path) AS path",
            "add.size AS size",
            VECTOR.formatted("add.deletionVector"),
            "version",
            "add IS NOT NULL AS is_add");
  }

  private Column isKept() {
    long[] versions = kept.versions().stream().mapToLong(Long::longValue).toArray();
    return functions.exists(
        functions.lit(versions),
        version ->
            version
                .geq(functions.col("added"))
                .and(functions.col("removed").isNull().or(version.lt(functions.col("removed")))));
  }

  private void check() {
    Snapshot snapshot = snapshot(newest());
    Row now =
        lives
            .where("removed IS NULL")
            .select("path", "size")
            .distinct()
            .agg(
                functions.count("path"),
                functions.coalesce(functions.sum("size"), functions.lit(0L)))
            .first();
    if (now.getLong(0) != snapshot.numOfFiles() || now.getLong(1) != snapshot.sizeInBytes()) {
      close();
      throw damaged(
          "its commits lead to %d files, Delta says %d"
              .formatted(now.getLong(0), snapshot.numOfFiles()));
    }
  }

  private long newest() {
    return kept.reasons().lastKey();
  }

  private Snapshot snapshot(long version) {
    return log.getSnapshotAt(version, Option.empty(), Option.empty());
  }

  private RuntimeException damaged(String why) {
    return CareErrors.logNotWhole(kept.table().toString(), why);
  }
}
