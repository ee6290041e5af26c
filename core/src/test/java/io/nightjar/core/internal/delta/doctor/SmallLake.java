package io.nightjar.core.internal.delta.doctor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.doctor.Diagnosis;
import io.nightjar.core.doctor.Examination;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.ledger.DeltaRunLedger;
import io.nightjar.core.internal.files.HadoopLeases;
import io.nightjar.core.internal.files.HadoopRunManifests;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A lake after twelve nights: {@code silver.toys} of each night, with a checkpoint at version 10,
 * {@code gold.toys} of every fourth, manifests and ledger.
 */
final class SmallLake {
  static final TableName SILVER = TableName.of("silver", "toys");
  static final TableName GOLD = TableName.of("gold", "toys");
  static final TableName LEDGER = TableName.of("ops", "runs");
  static final int NIGHTS = 12;

  private static final LocalDate FIRST = LocalDate.of(2013, 3, 1);

  private final SparkSession spark;
  private final Path root;
  private final Map<PinnedTable, TableDigest> digests = new HashMap<>();

  SmallLake(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root;
  }

  Path root() {
    return root;
  }

  SmallLake make() {
    for (int night = 0; night < NIGHTS; night++) {
      RunManifest refined = silver(night);
      if (night % 4 == 3) {
        manifests().write(publish(night, refined.outputs().get(0).table()));
        ledger().record(manifests().all());
      }
    }
    return this;
  }

  /** One night of {@code silver.toys}. */
  RunManifest silver(int night) {
    RunManifest refined = refine(night);
    manifests().write(refined);
    return refined;
  }

  private RunManifest refine(int night) {
    Nights nights = Nights.of(FIRST.plusDays(night));
    Dataset<Row> rows =
        spark
            .range(0, 40, 1, 1)
            .select(
                functions.col("id"),
                functions
                    .concat(functions.lit("toy " + night + " "), functions.col("id"))
                    .as("name"),
                functions.col("id").multiply(0.25).as("price"),
                functions.lit(java.sql.Date.valueOf(nights.from())).as("_logical_date"));
    String run = "r%02d-a".formatted(night);
    TableCommit commit = door(run, "refine").replaceNights(SILVER, nights, rows, run);
    return manifest(run, "refine", nights, List.of(), commit);
  }

  private RunManifest publish(int night, PinnedTable silver) {
    Nights nights = Nights.of(FIRST.plusDays(night));
    String run = "r%02d-b".formatted(night);
    DeltaTables door = door(run, "publish");
    Dataset<Row> rows =
        door.read(silver).where(functions.col("_logical_date").equalTo(nights.from()));
    TableCommit commit = door.replaceNights(GOLD, nights, rows.where("price < 5"), run);
    return manifest(run, "publish", nights, List.of(silver), commit);
  }

  private static RunManifest manifest(
      String run, String job, Nights nights, List<PinnedTable> inputs, TableCommit commit) {
    Instant start = Instant.parse("2026-01-02T03:04:05.678Z");
    return new RunManifest(
        run,
        "toys",
        job,
        nights,
        "0.1.0+abc",
        run,
        "c".repeat(64),
        JsonNodeFactory.instance.objectNode(),
        start,
        start.plusSeconds(2),
        inputs,
        List.of(commit),
        List.of(),
        1,
        job.equals("publish") ? Map.of(commit.table().name(), commit.table().version()) : Map.of(),
        List.of(),
        new Succeeded(Map.of("rows", commit.rows()), List.of(), ""));
  }

  DeltaTables door(String run, String job) {
    return new DeltaTables(spark, root.toString(), new CommitOrigin(run, "toys", job, "", "", -1));
  }

  HadoopRunManifests manifests() {
    return new HadoopRunManifests(new Configuration(), root.toString());
  }

  DeltaRunLedger ledger() {
    return new DeltaRunLedger(spark, root.toString(), manifests());
  }

  Diagnosis doctor(boolean isDeep, boolean isRepairing) {
    Clock clock = Clock.systemUTC();
    HadoopLeases leases =
        new HadoopLeases(new Configuration(), root.toString(), clock, Duration.ofMinutes(1));
    return new LakeDoctor(spark, root.toString(), ledger(), leases, clock)
        .examine(new Examination(List.of(), isDeep, isRepairing));
  }

  /** The newest version as it was made. */
  PinnedTable newest(String table) {
    return newest(TableName.parse(table)).orElseThrow();
  }

  Optional<PinnedTable> newest(TableName table) {
    return Optional.of(new PinnedTable(table, table.equals(SILVER) ? NIGHTS - 1 : NIGHTS / 4 - 1));
  }

  /** The digest of a version, computed once. */
  TableDigest digest(PinnedTable pin) {
    return digests.computeIfAbsent(pin, this::compute);
  }

  TableDigest compute(PinnedTable pin) {
    return TableDigest.exact(door("", "").read(pin));
  }

  SmallLake copyTo(SparkSession other, Path target) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        Files.copy(path, target.resolve(root.relativize(path)));
      }
    }
    return new SmallLake(other, target);
  }
}
