package io.nightjar.cli.bench.upsert;

import io.nightjar.cli.bench.measure.OthersLoad;
import io.nightjar.cli.bench.measure.ProcessFigures;
import io.nightjar.core.job.UpsertTrial;
import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.publish.transform.FeedCurrent;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Changes 1 % of a table, round by round: by the way publish does it, and by a plain MERGE of the
 * same rows into a table that was the same at the start. Both take turns in going first.
 */
final class UpsertBench {
  private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
  private static final List<String> KEY = List.of("id");
  private static final int FILES = 16;
  private static final int SHARE = 100;

  private final SparkSession spark;
  private final UpsertTrial trial;
  private final long rows;
  private final PrintWriter progress;
  private final List<UpsertRound> rounds = new ArrayList<>();
  private LocalDate night = FIRST;

  UpsertBench(SparkSession spark, Path lake, long rows, PrintWriter progress) {
    this.spark = spark;
    this.trial = new UpsertTrial(spark, lake.toString());
    this.rows = rows;
    this.progress = progress;
  }

  /** Every measured round. */
  List<UpsertRound> rounds() {
    return List.copyOf(rounds);
  }

  /** Measures one kind of keys; says whether both ways left the same rows. */
  boolean run(UpsertKind kind, int warmUp, int measured) {
    String name = kind.name().toLowerCase(java.util.Locale.ROOT);
    TableName ours = TableName.of("silver", "ours_" + name);
    TableName plain = TableName.of("silver", "plain_" + name);
    TableName added = TableName.of("silver", "added_" + name);
    for (TableName table : List.of(ours, plain, added)) {
      trial.create(table, table(), FILES, kind.isClustered() ? KEY : List.of());
    }
    for (int round = 1 - warmUp; round <= measured; round++) {
      night = night.plusDays(1);
      TableName source = TableName.of("bronze", name + "_" + (round + warmUp));
      trial.append(source, changed(kind, round + warmUp), 1);
      round(kind, round, new TableName[] {ours, plain, added}, trial.rows(source));
    }
    return TableDigest.of(trial.rows(ours)).equals(TableDigest.of(trial.rows(plain)));
  }

  private void round(UpsertKind kind, int round, TableName[] tables, Dataset<Row> source) {
    OthersLoad others = new OthersLoad();
    long cpu = ProcessFigures.cpuNanos();
    long[] times = new long[3];
    for (int turn = 0; turn < times.length; turn++) {
      int way = (turn + Math.floorMod(round, times.length)) % times.length;
      times[way] = time(kind, way, tables[way], source);
    }
    boolean isMarked = others.isMarked(ProcessFigures.cpuNanos() - cpu);
    if (round > 0) {
      rounds.add(new UpsertRound(kind, round, times[0], times[1], times[2], isMarked));
    }
    progress.println(
        "bench: %s, round %d: upsert %.1f s, MERGE %.1f s, append %.1f s"
            .formatted(kind.text(), round, times[0] / 1e9, times[1] / 1e9, times[2] / 1e9));
    progress.flush();
  }

  private long time(UpsertKind kind, int way, TableName table, Dataset<Row> source) {
    System.gc();
    long begun = System.nanoTime();
    switch (way) {
      case 0 -> trial.upsert(table, Nights.of(night), upsert(kind, source), night.toString());
      case 1 -> trial.merge(table, source, KEY);
      default -> trial.append(table, source, 1);
    }
    return System.nanoTime() - begun;
  }

  private Upsert upsert(UpsertKind kind, Dataset<Row> source) {
    Changes changes = new Changes(List.of("version"), Optional.empty(), List.of());
    Optional<Dataset<Row>> none = Optional.of(source.where("false"));
    return new Upsert(
        KEY,
        KEY,
        KEY,
        false,
        kind.isForSparkOnly(),
        source,
        new FeedCurrent(KEY, changes, Nights.of(night), none));
  }

  private Dataset<Row> table() {
    return values(spark.range(rows).toDF(), 0, FIRST);
  }

  /** A hundredth of the keys: spread by a step that shares no divisor with usual numbers. */
  private Dataset<Row> changed(UpsertKind kind, int version) {
    long changed = Math.max(1, rows / SHARE);
    String key =
        kind.isClustered()
            ? "pmod(id + %d * %d, %d) AS id".formatted(version * 7L, changed, rows)
            : "pmod(id * 7919L * 104729L + %d * 15485863L, %d) AS id".formatted(version, rows);
    Dataset<Row> keys = spark.range(changed).selectExpr(key).distinct();
    return values(keys, version, night);
  }

  private static Dataset<Row> values(Dataset<Row> keys, int version, LocalDate night) {
    return keys.selectExpr(
        "id",
        "%dL AS version".formatted(version),
        "CAST(xxhash64(id, %d) AS DOUBLE) AS amount".formatted(version),
        "CAST(xxhash64(id, %d, 1) AS DOUBLE) AS price".formatted(version),
        "CAST(pmod(xxhash64(id, %d, 2), 1000) AS INT) AS shop".formatted(version),
        "CAST(xxhash64(id, %d, 3) AS STRING) AS reference".formatted(version),
        "pmod(xxhash64(id, %d, 4), 100000L) AS customer".formatted(version),
        "DATE'%s' AS _logical_date".formatted(night),
        "TIMESTAMP'%s 00:00:00' AS _event_time".formatted(night),
        "TIMESTAMP'%s 00:00:00' AS _known_at".formatted(night));
  }
}
