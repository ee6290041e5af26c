package io.nightjar.core.internal.delta.ledger;

import io.nightjar.core.internal.delta.CommitOriginJson;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.internal.delta.TableLog;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * A table of the layer {@code ops} whose writers all count up one transaction id: of several that
 * start from the same revision Delta lets one commit, and the others look again.
 */
final class CountedTable {
  private final SparkSession spark;
  private final String lake;
  private final TableName name;
  private final Path path;

  CountedTable(SparkSession spark, String lake, TableName name) {
    this.spark = spark;
    this.lake = lake;
    this.name = name;
    this.path = new LakeLayout(lake).table(name);
  }

  TableName name() {
    return name;
  }

  /** The newest rows; empty if there is no such table yet. */
  Optional<Dataset<Row>> read() {
    DeltaTables tables = new DeltaTables(spark, lake, CommitOrigin.UNKNOWN);
    Optional<PinnedTable> pin = tables.findLatest(name);
    return pin.map(tables::read);
  }

  /** How often it was changed; -1 if there is no such table yet. */
  long revision() {
    return log().revision(appId());
  }

  /**
   * Writes rows as that revision; whether this very commit is in the log now.
   *
   * @param how mode and options of the write
   */
  boolean commit(
      List<Row> rows, StructType schema, UnaryOperator<DataFrameWriter<Row>> how, long revision) {
    String token = UUID.randomUUID().toString();
    Exception failure = write(rows, schema, how, revision, token);
    boolean isOurs =
        log()
            .findNewest(commit -> commit.origin().revision() == revision)
            .filter(commit -> commit.origin().fingerprint().equals(token))
            .isPresent();
    if (!isOurs && failure != null && !Failures.isConflict(failure)) {
      throw Failures.translate(name.toString(), lake, failure);
    }
    return isOurs;
  }

  private Exception write(
      List<Row> rows,
      StructType schema,
      UnaryOperator<DataFrameWriter<Row>> how,
      long revision,
      String token) {
    CommitOrigin origin = new CommitOrigin("", "", "ledger", "", token, revision);
    DataFrameWriter<Row> writer =
        spark
            .createDataFrame(rows, schema)
            .coalesce(1)
            .write()
            .format("delta")
            .option("txnAppId", appId())
            .option("txnVersion", revision)
            .option("userMetadata", CommitOriginJson.write(origin))
            .option("delta.enableExpiredLogCleanup", false);
    try {
      how.apply(writer).save(path.toString());
      return null;
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      return e;
    }
  }

  private TableLog log() {
    return new TableLog(spark, path);
  }

  private String appId() {
    return "ledger|" + name;
  }
}
