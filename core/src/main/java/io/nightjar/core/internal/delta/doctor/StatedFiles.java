package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.internal.delta.VectorFile;
import java.util.List;
import java.util.SortedSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * The files that some versions of a table consist of, each once: those with rows, and those with
 * vectors that say which rows count no more. Takes the state of the oldest of them and what the
 * commits after it add and remove, instead of the state of each.
 */
final class StatedFiles {
  static final String PATH = "path";
  static final String SIZE = "size";
  static final String STATS = "stats";
  static final String SINCE = "since";
  static final String UNTIL = "until";

  /** The size of a file whose size the log does not tell. */
  static final long ANY_SIZE = -1;

  private static final String VECTOR = "vector";
  private static final String VECTOR_FILE =
      "CASE WHEN %1$s.storageType = '" + VectorFile.IN_TABLE + "' THEN %1$s.pathOrInlineDv END";
  private static final StructType ACTIONS =
      StructType.fromDDL(
          "add STRUCT<path: STRING, size: BIGINT, stats: STRING, deletionVector:"
              + " STRUCT<storageType: STRING, pathOrInlineDv: STRING>>, remove STRUCT<path: STRING,"
              + " deletionVector: STRUCT<storageType: STRING, pathOrInlineDv: STRING>>");

  private final SparkSession spark;
  private final DeltaLog log;

  StatedFiles(SparkSession spark, Path table) {
    this.spark = spark;
    this.log = DeltaLog.forTable(spark, table);
  }

  /** Files of the newest version, counted from the log and not from a sum of it. */
  long count() {
    return log.update(false, Option.empty(), Option.empty())
        .allFilesViaStateReconstruction()
        .count();
  }

  /**
   * Path, size, statistics and the versions of each file, {@link #UNTIL} exclusive.
   *
   * @param versions the versions; all must be readable
   * @param commits the commit files after the first of them
   */
  Dataset<Row> of(SortedSet<Long> versions, List<Path> commits) {
    long first = versions.first();
    Snapshot oldest = log.getSnapshotAt(first, Option.empty(), Option.empty());
    Dataset<Row> stated =
        oldest
            .allFilesViaStateReconstruction()
            .select(
                functions.col(PATH),
                functions.col(SIZE),
                functions.col(STATS),
                functions.expr(VECTOR_FILE.formatted("deletionVector")).as(VECTOR),
                functions.lit(first).as("added"),
                functions.lit(null).cast("bigint").as("removed"));
    Dataset<Row> all = commits.isEmpty() ? stated : stated.union(changes(commits));
    return withRows(all).union(withVectors(all)).where(isNeeded(versions));
  }

  private static Dataset<Row> withRows(Dataset<Row> all) {
    return all.groupBy(PATH)
        .agg(
            functions.max(SIZE).as(SIZE),
            functions.max(STATS).as(STATS),
            functions.min("added").as(SINCE),
            functions.max("added").as("last"),
            functions.max("removed").as("removed"))
        .where(functions.col(SINCE).isNotNull())
        .select(
            functions.col(PATH),
            functions.col(SIZE),
            functions.col(STATS),
            functions.col(SINCE),
            until().as(UNTIL));
  }

  /** A file of vectors is needed as long as one of the files is there that they are of. */
  private static Dataset<Row> withVectors(Dataset<Row> all) {
    return all.where(functions.col(VECTOR).isNotNull())
        .groupBy(PATH, VECTOR)
        .agg(
            functions.min("added").as(SINCE),
            functions.max("added").as("last"),
            functions.max("removed").as("removed"))
        .where(functions.col(SINCE).isNotNull())
        .withColumn(UNTIL, until())
        .groupBy(VectorFile.path(functions.col(VECTOR)).as(PATH))
        .agg(functions.min(SINCE).as(SINCE), functions.max(UNTIL).as(UNTIL))
        .select(
            functions.col(PATH),
            functions.lit(ANY_SIZE).as(SIZE),
            functions.lit(null).cast("string").as(STATS),
            functions.col(SINCE),
            functions.col(UNTIL));
  }

  private Dataset<Row> changes(List<Path> commits) {
    Column version =
        functions.substring(functions.col("_metadata.file_name"), 1, 20).cast("bigint");
    return spark
        .read()
        .schema(ACTIONS)
        .option("mode", "FAILFAST")
        .json(commits.stream().map(Path::toString).toArray(String[]::new))
        .where("add IS NOT NULL OR remove IS NOT NULL")
        .select(
            functions.coalesce(functions.col("add.path"), functions.col("remove.path")).as(PATH),
            functions.col("add.size").as(SIZE),
            functions.col("add.stats").as(STATS),
            functions
                .coalesce(
                    functions.expr(VECTOR_FILE.formatted("add.deletionVector")),
                    functions.expr(VECTOR_FILE.formatted("remove.deletionVector")))
                .as(VECTOR),
            functions.when(functions.col("add").isNotNull(), version).as("added"),
            functions.when(functions.col("remove").isNotNull(), version).as("removed"));
  }

  /** A file that one commit both takes out and adds stays: what changed is which rows count. */
  private static Column until() {
    Column removed = functions.col("removed");
    Column isBack = removed.isNull().or(functions.col("last").geq(removed));
    return functions.when(isBack, functions.lit(Long.MAX_VALUE)).otherwise(removed);
  }

  private static Column isNeeded(SortedSet<Long> versions) {
    Column[] pins = versions.stream().map(functions::lit).toArray(Column[]::new);
    return functions.exists(
        functions.array(pins),
        pin -> pin.geq(functions.col(SINCE)).and(pin.lt(functions.col(UNTIL))));
  }
}
