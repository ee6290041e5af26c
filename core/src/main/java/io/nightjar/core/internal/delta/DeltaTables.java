package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.lease.Fence;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.TableVersion;
import io.nightjar.core.table.Tables;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.time.Nights;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.VersionNotFoundException;
import org.apache.spark.sql.types.StructType;

/** The tables of a lake as Delta tables; remembers for one run what was read and written. */
public final class DeltaTables implements Tables {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  private final SparkSession spark;
  private final TablePaths paths;
  private final VersionReader reader;
  private final DeltaWriter writer;
  private final Set<PinnedTable> inputs;
  private final Set<TableCommit> outputs;
  private final boolean isEvolving;

  /**
   * Opens the tables of a lake for a writer that is alone, or for reading; nothing is read yet.
   *
   * @param spark the session
   * @param lake root of the lake
   * @param run run, pipeline and job that commits are signed with; the rest of it is not used.
   *     Without a run nothing can be written
   */
  public DeltaTables(SparkSession spark, String lake, CommitOrigin run) {
    this(spark, lake, run, new OwnToken());
  }

  /** Opens them for one run; its commits carry the token of its fence. */
  public DeltaTables(SparkSession spark, String lake, CommitOrigin run, Fence fence) {
    this(spark, lake, run, fence, new VersionReader(spark, lake));
  }

  /** The same with a reader that remembers small tables from one run to the next. */
  public DeltaTables(
      SparkSession spark, String lake, CommitOrigin run, Fence fence, VersionReader reader) {
    this.spark = spark;
    this.paths = new TablePaths(new LakeLayout(lake));
    this.reader = reader;
    this.writer = new DeltaWriter(spark, paths, run, fence);
    this.inputs = Collections.synchronizedSet(new LinkedHashSet<>());
    this.outputs = Collections.synchronizedSet(new LinkedHashSet<>());
    this.isEvolving = false;
  }

  private DeltaTables(DeltaTables other) {
    this.spark = other.spark;
    this.paths = other.paths;
    this.reader = other.reader;
    this.writer = other.writer;
    this.inputs = other.inputs;
    this.outputs = other.outputs;
    this.isEvolving = true;
  }

  /** Lets go of every log read in this process: of use to nobody once the session has ended. */
  public static void forgetLogs() {
    DeltaLog.clearCache();
  }

  /** Every version read so far, by name. */
  public List<PinnedTable> inputs() {
    return sorted(inputs, Comparator.comparing(PinnedTable::toString));
  }

  /** Every commit made or found so far, by the name of its table. */
  public List<TableCommit> outputs() {
    return sorted(outputs, Comparator.comparing(commit -> commit.table().toString()));
  }

  private static <T> List<T> sorted(Set<T> noted, Comparator<T> order) {
    synchronized (noted) {
      return noted.stream().sorted(order).toList();
    }
  }

  /** Whether the table still has what that commit wrote for those nights. */
  public boolean holds(TableCommit commit, Nights nights) {
    TableLog log = log(commit.table().name());
    return log.noneNewerThan(commit.table().version(), newer -> newer.mayTouch(nights));
  }

  @Override
  public Optional<PinnedTable> findLatest(TableName name) {
    OptionalLong version = newestVersion(name);
    return version.isPresent()
        ? Optional.of(new PinnedTable(name, version.getAsLong()))
        : Optional.empty();
  }

  @Override
  public Optional<StructType> columns(TableName name) {
    return newestVersion(name).isPresent() ? log(name).schema() : Optional.empty();
  }

  @Override
  public Tables evolving() {
    return new DeltaTables(this);
  }

  @Override
  public Dataset<Row> read(PinnedTable table) {
    if (newestVersion(table.name()).isEmpty()) {
      throw CoreErrors.tableNotFound(table.name().toString());
    }
    try {
      Dataset<Row> rows = reader.read(table);
      inputs.add(table);
      return rows;
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      if (e instanceof VersionNotFoundException) {
        throw CoreErrors.tableVersionNotFound(table.toString(), e);
      }
      throw Failures.translate(table.toString(), paths.root(), e);
    }
  }

  @Override
  public TableCommit replaceNights(
      TableName name, Nights nights, Dataset<Row> rows, String fingerprint) {
    return write(new Change(name, nights, Change.Extent.NIGHTS, fingerprint), agreed(name, rows));
  }

  @Override
  public TableCommit overwrite(
      TableName name, Nights nights, Dataset<Row> rows, String fingerprint) {
    return write(new Change(name, nights, Change.Extent.WHOLE, fingerprint), agreed(name, rows));
  }

  @Override
  public void declareUndivided(TableName name, StructType columns) {
    writer.declareUndivided(name, columns);
  }

  @Override
  public TableCommit upsert(TableName name, Nights nights, Upsert upsert, String fingerprint) {
    TableCommit commit =
        writer.write(new Change(name, nights, Change.Extent.KEYS, fingerprint), upsert);
    outputs.add(commit);
    return commit;
  }

  @Override
  public Optional<TableCommit> findOverwritten(TableName name, Nights nights, String fingerprint) {
    Optional<TableCommit> found =
        writer.find(new Change(name, nights, Change.Extent.WHOLE, fingerprint));
    found.ifPresent(outputs::add);
    return found;
  }

  @Override
  public NightjarException failure(PinnedTable table, Throwable failure) {
    return Failures.translate(table.toString(), paths.root(), failure);
  }

  /** The id that a table keeps for life; fails with exit code 10 if there is no such table. */
  public String id(TableName name) {
    if (newestVersion(name).isEmpty()) {
      throw CoreErrors.tableNotFound(name.toString());
    }
    return log(name).id();
  }

  @Override
  public Optional<TableVersion> describe(PinnedTable table) {
    return log(table.name()).find(table.version()).map(DeltaCommit::toTableVersion);
  }

  @Override
  public List<TableVersion> history(TableName name) {
    if (newestVersion(name).isEmpty()) {
      throw CoreErrors.tableNotFound(name.toString());
    }
    return log(name).newerThan(-1).stream().map(DeltaCommit::toTableVersion).toList();
  }

  @Override
  public List<TableName> list() {
    Path root = new Path(paths.root());
    try {
      FileSystem files = root.getFileSystem(spark.sessionState().newHadoopConf());
      List<TableName> names = new ArrayList<>();
      for (Path layer : folders(files, root)) {
        for (Path table : folders(files, layer)) {
          if (files.exists(new Path(table, "_delta_log"))) {
            names.add(TableName.of(layer.getName(), table.getName()));
          }
        }
      }
      return names.stream().sorted().toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list tables in", paths.root(), e);
    }
  }

  private Dataset<Row> agreed(TableName name, Dataset<Row> rows) {
    return isEvolving ? new MoreColumns(spark, paths).agreed(name, rows) : rows;
  }

  private TableCommit write(Change change, Dataset<Row> rows) {
    TableCommit commit = writer.write(change, rows);
    outputs.add(commit);
    return commit;
  }

  private OptionalLong newestVersion(TableName name) {
    try {
      return log(name).newestVersion();
    } catch (Exception e) { // Delta throws what it likes
      throw Failures.translate(name.toString(), paths.root(), e);
    }
  }

  private TableLog log(TableName name) {
    return new TableLog(spark, paths.of(name));
  }

  private static List<Path> folders(FileSystem files, Path parent) throws IOException {
    List<Path> folders = new ArrayList<>();
    try {
      for (FileStatus entry : files.listStatus(parent)) {
        if (entry.isDirectory() && NAME.matcher(entry.getPath().getName()).matches()) {
          folders.add(entry.getPath());
        }
      }
    } catch (FileNotFoundException e) {
      return List.of();
    }
    return folders;
  }
}
