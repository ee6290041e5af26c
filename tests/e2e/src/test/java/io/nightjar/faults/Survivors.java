package io.nightjar.faults;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.doctor.CheckpointHealer;
import io.nightjar.core.internal.files.HadoopModels;
import io.nightjar.core.internal.files.HadoopRunManifests;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Looks by the doors of the product for what a lake should still have after a power cut. As in
 * every job and command, a checkpoint of which bytes are missing is moved aside.
 */
final class Survivors {
  private final SparkSession spark;
  private final String lake;
  private final Map<TableName, Survivor> tables = new HashMap<>();

  Survivors(SparkSession spark, Path lake) {
    this.spark = spark;
    this.lake = lake.toString();
  }

  /** A night as it is in a table. */
  private record Night(long rows, int step) {}

  /** A table as it is now, or why it cannot be read. */
  private record Survivor(long version, Map<String, Night> nights, String failure) {}

  /** What was acknowledged and is not there, or cannot be read; one sentence each. */
  List<String> lost(List<Acknowledged> acknowledged) {
    List<String> lost = new ArrayList<>();
    for (Acknowledged each : acknowledged) {
      try {
        problem(each).map(problem -> each + ": " + problem).ifPresent(lost::add);
      } catch (RuntimeException e) {
        lost.add(each + ": " + e);
      }
    }
    return lost;
  }

  private Optional<String> problem(Acknowledged what) {
    return switch (what.kind()) {
      case COMMIT -> commitProblem(what, PinnedTable.parse(what.name()));
      case MANIFEST -> manifestProblem(what);
      case MODEL -> {
        new HadoopModels(spark, lake).load(what.pinnedModel());
        yield Optional.empty();
      }
    };
  }

  /** The night may have been written once more, without anybody having been told. */
  private Optional<String> commitProblem(Acknowledged what, PinnedTable committed) {
    Survivor table = tables.computeIfAbsent(committed.name(), this::read);
    if (!table.failure().isEmpty()) {
      return Optional.of(table.failure());
    }
    if (table.version() < committed.version()) {
      return Optional.of("the newest version is " + table.version());
    }
    Night night = table.nights().getOrDefault(what.nights(), new Night(0, -1));
    return night.rows() == PowerCutWriter.ROWS && night.step() >= what.step()
        ? Optional.empty()
        : Optional.of("found " + night);
  }

  private Survivor read(TableName name) {
    try {
      return new CheckpointHealer(spark, lake).healing(name.toString(), () -> newest(name));
    } catch (NightjarException e) {
      return new Survivor(-1, Map.of(), "unreadable, " + e);
    }
  }

  private Survivor newest(TableName name) {
    DeltaTables door = new DeltaTables(spark, lake, CommitOrigin.UNKNOWN);
    Map<String, Night> nights = new HashMap<>();
    Optional<PinnedTable> newest = door.findLatest(name);
    if (newest.isEmpty()) {
      return new Survivor(-1, nights, "");
    }
    for (Row row :
        door.read(newest.get())
            .groupBy(functions.col("_logical_date").cast("string"))
            .agg(functions.count("row"), functions.min("step"))
            .collectAsList()) {
      nights.put(row.getString(0), new Night(row.getLong(1), row.getInt(2)));
    }
    return new Survivor(newest.get().version(), nights, "");
  }

  private Optional<String> manifestProblem(Acknowledged what) {
    boolean isThere =
        new HadoopRunManifests(spark.sessionState().newHadoopConf(), lake)
            .of(PowerCutWriter.PIPELINE, Nights.parse(what.nights())).stream()
                .map(RunManifest::runId)
                .anyMatch(what.name()::equals);
    return isThere ? Optional.empty() : Optional.of("no such manifest");
  }
}
