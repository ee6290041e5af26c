package io.nightjar.core.internal.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Upsert;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import scala.Option;
import scala.collection.JavaConverters;

/**
 * Which files an upsert replaces, and by which rows. Big files that lose rows are copied without
 * them, in place and without a shuffle. What comes in goes with the small files into new ones,
 * sorted: so every upsert also cleans up, and files stay few however often that is done.
 */
final class FileRewrite {
  private static final long SMALL = 16L << 20;
  private static final long CLEANED = 64L << 20;
  private static final long TARGET = 64L << 20;
  private static final long BYTES_OF_UNKNOWN_ROW = 100;

  private final DeltaLog log;
  private final Snapshot snapshot;
  private final Upsert upsert;
  private final List<AddFile> big = new ArrayList<>();
  private final List<AddFile> small = new ArrayList<>();
  private final List<AddFile> all;

  /**
   * @param all the files of the table
   * @param losing names of those that rows go out of
   */
  FileRewrite(
      DeltaLog log, Snapshot snapshot, Upsert upsert, List<AddFile> all, Set<String> losing) {
    this.log = log;
    this.snapshot = snapshot;
    this.upsert = upsert;
    this.all = all;
    long cleaned = 0;
    for (AddFile file : all.stream().sorted(Comparator.comparingLong(AddFile::size)).toList()) {
      boolean isSmall = file.size() < SMALL;
      if (isSmall && (losing.contains(name(file)) || cleaned + file.size() <= CLEANED)) {
        small.add(file);
        cleaned += file.size();
      } else if (losing.contains(name(file))) {
        big.add(file);
      }
    }
  }

  /** The files that go. */
  List<AddFile> replaced() {
    List<AddFile> files = new ArrayList<>(big);
    files.addAll(small);
    return files;
  }

  /**
   * The rows that come in their place.
   *
   * @param changes what the revision said
   * @param puts how many rows come in
   */
  Dataset<Row> rows(Dataset<Row> changes, long puts) {
    Column[] columns =
        Arrays.stream(snapshot.schema().fieldNames())
            .map(FileRewrite::quoted)
            .toArray(Column[]::new);
    Dataset<Row> coming = changes.where(col(Upsert.IS_PUT)).select(columns);
    Dataset<Row> gone = changes.where(col(Upsert.IS_PUT).equalTo(false));
    if (!small.isEmpty()) {
      coming = without(small, gone).select(columns).union(coming);
    }
    Dataset<Row> sorted = sorted(coming, puts);
    return big.isEmpty() ? sorted : without(big, gone).select(columns).union(sorted);
  }

  /** The name of a file, which is its own in the whole table. */
  static String name(AddFile file) {
    return file.path().substring(file.path().lastIndexOf('/') + 1);
  }

  private Dataset<Row> without(List<AddFile> files, Dataset<Row> gone) {
    Dataset<Row> rows =
        log.createDataFrame(
            snapshot, JavaConverters.asScalaBuffer(files).toSeq(), false, Option.empty());
    List<Column> names = new ArrayList<>();
    Column isSame = lit(true);
    for (int i = 0; i < upsert.identity().size(); i++) {
      String other = "_gone_" + i;
      names.add(quoted(upsert.identity().get(i)).as(other));
      isSame = isSame.and(quoted(upsert.identity().get(i)).eqNullSafe(col(other)));
    }
    return rows.join(gone.select(names.toArray(Column[]::new)), isSame, "left_anti");
  }

  private Dataset<Row> sorted(Dataset<Row> rows, long puts) {
    List<Column> order = new ArrayList<>();
    if (List.of(rows.columns()).contains(Bookkeeping.VALID_TO)) {
      order.add(col(Bookkeeping.VALID_TO).isNull());
    }
    upsert.clusterBy().forEach(column -> order.add(quoted(column)));
    Column[] by = order.toArray(Column[]::new);
    long bytes = sum(small) + puts * bytesOfRow();
    int files = (int) Math.min(10_000, bytes / TARGET + 1);
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

  private static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
