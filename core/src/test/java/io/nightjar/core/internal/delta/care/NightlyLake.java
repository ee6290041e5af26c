package io.nightjar.core.internal.delta.care;

import static io.nightjar.testkit.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.nightjar.core.config.Environment;
import io.nightjar.core.doctor.Diagnosis;
import io.nightjar.core.doctor.Examination;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.files.HadoopModels;
import io.nightjar.core.internal.files.HadoopRunManifests;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.job.LakeMaintenance;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.maintain.Maintenance;
import io.nightjar.core.maintain.Retention;
import io.nightjar.core.model.FeatureSet;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A lake in which a job writes tables night by night through the door and leaves manifests. */
final class NightlyLake {
  static final LocalDate FIRST = LocalDate.of(2013, 3, 1);
  static final TableName BRONZE = TableName.of("bronze", "rides");
  static final TableName SILVER = TableName.of("silver", "rides");
  static final TableName STAGE = SILVER.staged();
  static final List<TableName> TABLES = List.of(BRONZE, SILVER, STAGE);

  private static final String PIPELINE = "rides";
  private static final String JOB = "load";
  private static final int ROWS = 200;

  private final SparkSession spark;
  private final Path root;
  private int runs;

  NightlyLake(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root;
  }

  /** The same lake in another folder. */
  NightlyLake copyTo(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        Files.copy(path, folder.resolve(root.relativize(path).toString()));
      }
    }
    NightlyLake copy = new NightlyLake(spark, folder);
    copy.runs = runs;
    return copy;
  }

  Path root() {
    return root;
  }

  Path folder(TableName table) {
    return Path.of(new LakeLayout(root.toString()).table(table).toString());
  }

  static LocalDate night(int number) {
    return FIRST.plusDays(number);
  }

  /** A run that is killed after its commits: they are in the tables, and no manifest names them. */
  void killedRun(int number, String fingerprint) {
    write(SILVER, number, fingerprint);
  }

  /** A run of a night, with its manifest. */
  List<TableCommit> run(int number, String fingerprint) {
    List<PinnedTable> inputs = new ArrayList<>();
    TABLES.forEach(table -> tables().findLatest(table).ifPresent(inputs::add));
    List<TableCommit> outputs =
        TABLES.stream().map(table -> write(table, number, fingerprint)).toList();
    manifests().write(manifest(number, fingerprint, inputs, outputs));
    return outputs;
  }

  TableCommit write(TableName table, int number, String fingerprint) {
    return tables()
        .replaceNights(table, Nights.of(night(number)), rows(number, fingerprint), fingerprint);
  }

  private RunManifest manifest(
      int number, String fingerprint, List<PinnedTable> inputs, List<TableCommit> outputs) {
    return new RunManifest(
        "20260102T030405.%03dZ-%s".formatted(runs++, fingerprint),
        PIPELINE,
        JOB,
        Nights.of(night(number)),
        "0.1.0+abc",
        fingerprint,
        "c",
        JsonNodeFactory.instance.objectNode(),
        Instant.EPOCH,
        Instant.EPOCH,
        inputs,
        outputs,
        List.of(),
        0,
        Map.of(SILVER, outputs.get(1).table().version()),
        List.of(),
        new RunManifest.Succeeded(Map.of(), List.of(), ""));
  }

  private Dataset<Row> rows(int number, String fingerprint) {
    Row[] rows =
        LongStream.range(0, ROWS)
            .mapToObj(id -> row(id, fingerprint + id, Date.valueOf(night(number))))
            .toArray(Row[]::new);
    return Rows.of(spark, "id BIGINT, what STRING, _logical_date DATE", rows);
  }

  /** A model that was trained on a version, long ago. */
  void train(PinnedTable table) {
    HadoopModels models = new HadoopModels(spark, root.toString());
    PinnedModel name = models.next(PIPELINE, FIRST);
    models.save(
        new Pipeline().setStages(new PipelineStage[0]).fit(spark.range(1)),
        new ModelCard(
            name,
            "xgboost",
            FIRST,
            new FeatureSet(List.of()),
            List.of(table),
            "r",
            "f",
            Map.of(),
            true));
  }

  DeltaTables tables() {
    return new DeltaTables(
        spark, root.toString(), new CommitOrigin("r", PIPELINE, JOB, "", "", -1));
  }

  HadoopRunManifests manifests() {
    return new HadoopRunManifests(spark.sessionState().newHadoopConf(), root.toString());
  }

  /** Maintenance now. */
  Maintenance maintenance(Map<String, Integer> keep, Duration grace) {
    Environment environment = environment();
    return new LakeMaintenance(session(environment), environment)
        .with(new Retention(keep, grace), Clock.systemUTC());
  }

  /** What the doctor finds in the tables, every byte of which is read. */
  Diagnosis doctor() {
    return session(environment()).doctor().examine(new Examination(TABLES, true, false));
  }

  private Environment environment() {
    return new Environment("test", root.toString(), root.toString(), "local", Map.of());
  }

  private LakeSession session(Environment environment) {
    return LakeSession.on(spark, environment, Clock.systemUTC());
  }

  /** What manifests of nights from those on name: of the silver table, and of the others. */
  Map<PinnedTable, TableDigest> pinned(int others, int silver) {
    Map<PinnedTable, TableDigest> digests = new HashMap<>();
    TABLES.forEach(
        table -> digests.putAll(pinned(table, night(table.equals(SILVER) ? silver : others))));
    return digests;
  }

  void assertReadable(Map<PinnedTable, TableDigest> digests) {
    digests.forEach((pin, digest) -> assertThat(digest(pin)).as(pin.toString()).isEqualTo(digest));
  }

  /** Every version that manifests of nights from that one on name, with its exact digest. */
  Map<PinnedTable, TableDigest> pinned(TableName table, LocalDate from) {
    Map<PinnedTable, TableDigest> digests =
        new TreeMap<>(java.util.Comparator.comparing(PinnedTable::version));
    manifests().all().stream()
        .filter(run -> !run.nights().to().isBefore(from))
        .flatMap(
            run ->
                Stream.concat(
                    run.inputs().stream(), run.outputs().stream().map(TableCommit::table)))
        .filter(pin -> pin.name().equals(table))
        .distinct()
        .forEach(pin -> digests.put(pin, digest(pin)));
    return digests;
  }

  TableDigest digest(PinnedTable pin) {
    return TableDigest.exact(tables().read(pin));
  }

  /** Names of data files of a table, relative to it. */
  List<String> dataFiles(TableName table) throws IOException {
    Path folder = folder(table);
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(path -> path.toString().endsWith(".parquet"))
          .map(path -> folder.relativize(path).toString())
          .filter(path -> !path.startsWith("_delta_log"))
          .sorted()
          .toList();
    }
  }

  /** Numbers of the commits in the log of a table. */
  List<Long> commits(TableName table) throws IOException {
    try (Stream<Path> paths = Files.list(folder(table).resolve("_delta_log"))) {
      return paths
          .map(path -> path.getFileName().toString())
          .filter(name -> name.matches("\\d{20}\\.json"))
          .map(name -> Long.parseLong(name.substring(0, 20)))
          .sorted()
          .toList();
    }
  }

  long bytes() throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).mapToLong(path -> path.toFile().length()).sum();
    }
  }
}
