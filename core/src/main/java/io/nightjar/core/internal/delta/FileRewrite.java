package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.Upsert;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.functions;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * By which rows an upsert replaces files. Files that lose rows are copied without them, each by one
 * task and without a shuffle. What comes in goes into new files together with small ones, sorted:
 * so upserts also clean up, and files stay few however often that is done.
 */
final class FileRewrite {
  private static final String GONE = "_gone_";
  private static final long BYTES_OF_UNKNOWN_ROW = 100;
  private static final long BROADCAST_ROWS = 1_000_000;

  private final DeltaLog log;
  private final Snapshot snapshot;
  private final Upsert upsert;
  private final FileSizes sizes;
  private final List<AddFile> all;
  private final List<AddFile> copied;
  private final List<AddFile> merged;

  /**
   * Files of the table.
   *
   * @param all all of them
   * @param copied those of them that become the same without the rows that go
   * @param merged those of them whose rows go into the new files
   */
  record Files(List<AddFile> all, List<AddFile> copied, List<AddFile> merged) {}

  FileRewrite(DeltaLog log, Snapshot snapshot, Upsert upsert, FileSizes sizes, Files files) {
    this.log = log;
    this.snapshot = snapshot;
    this.upsert = upsert;
    this.sizes = sizes;
    this.all = files.all();
    this.copied = files.copied();
    this.merged = files.merged();
  }

  /**
   * The rows that come in their place.
   *
   * @param changes what the revision said
   * @param sums how much that is
   */
  Dataset<Row> rows(Dataset<Row> changes, Sums sums) {
    Column[] columns = Columns.named(List.of(snapshot.schema().fieldNames()));
    Dataset<Row> coming = changes.where(col(Upsert.IS_PUT)).select(columns);
    Dataset<Row> gone = gone(changes, sums.gone().rows() <= BROADCAST_ROWS);
    if (!merged.isEmpty()) {
      coming = without(merged, gone).select(columns).union(coming);
    }
    Dataset<Row> sorted = sorted(coming, sums.come().rows());
    return copied.isEmpty() ? sorted : without(copied, gone).select(columns).union(sorted);
  }

  /** The name of a file, which is its own in the whole table. */
  static String name(AddFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  private Dataset<Row> gone(Dataset<Row> changes, boolean isSmall) {
    Column[] identity =
        IntStream.range(0, upsert.identity().size())
            .mapToObj(i -> Columns.named(upsert.identity().get(i)).as(GONE + i))
            .toArray(Column[]::new);
    Dataset<Row> gone = changes.where(col(Upsert.IS_PUT).equalTo(false)).select(identity);
    return isSmall ? functions.broadcast(gone) : gone;
  }

  private Dataset<Row> without(List<AddFile> files, Dataset<Row> gone) {
    Column isSame = lit(true);
    for (int i = 0; i < upsert.identity().size(); i++) {
      String name = upsert.identity().get(i);
      Column other = col(GONE + i);
      boolean isNeverNull = upsert.key().contains(name);
      isSame =
          isSame.and(
              isNeverNull
                  ? Columns.named(name).equalTo(other)
                  : Columns.named(name).eqNullSafe(other));
    }
    return oneByOne(files, gone.sparkSession()).join(gone, isSame, "left_anti");
  }

  /** Each file by a task of its own, so that it becomes one file again. */
  private Dataset<Row> oneByOne(List<AddFile> files, SparkSession spark) {
    long biggest = files.stream().mapToLong(AddFile::size).max().orElse(sizes.target());
    SparkSession session = spark.cloneSession();
    session.conf().set("spark.sql.files.maxPartitionBytes", Long.toString(biggest));
    return session.withActive(
        () ->
            log.createDataFrame(
                snapshot, JavaConverters.asScalaBuffer(files).toSeq(), false, Option.empty()));
  }

  private Dataset<Row> sorted(Dataset<Row> rows, long puts) {
    List<Column> order = new ArrayList<>();
    if (List.of(rows.columns()).contains(Bookkeeping.VALID_TO)) {
      order.add(col(Bookkeeping.VALID_TO).isNull());
    }
    upsert.clusterBy().forEach(column -> order.add(Columns.named(column)));
    Column[] by = order.toArray(Column[]::new);
    long bytes = sum(merged) + puts * bytesOfRow();
    int files = (int) Math.min(10_000, bytes / sizes.target() + 1);
    Dataset<Row> parts = files == 1 ? rows.coalesce(1) : rows.repartitionByRange(files, by);
    return parts.sortWithinPartitions(by);
  }

  private long bytesOfRow() {
    long known =
        all.stream()
            .filter(file -> file.numLogicalRecords().isDefined())
            .mapToLong(FileRewrite::records)
            .sum();
    return known == 0 ? BYTES_OF_UNKNOWN_ROW : Math.max(1, sum(all) / known);
  }

  /** How many rows a file says it has. */
  static long records(AddFile file) {
    return (Long) file.numLogicalRecords().get();
  }

  private static long sum(List<AddFile> files) {
    return files.stream().mapToLong(AddFile::size).sum();
  }
}
