package io.nightjar.core.internal.delta.doctor;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.config.Environment;
import io.nightjar.core.doctor.Examination;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.internal.delta.care.DeltaTableCare;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.maintain.KeptVersions;
import io.nightjar.core.maintain.Reason;
import io.nightjar.core.maintain.RemovableFiles;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.util.FileNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A table that only Spark reads keeps its files when rows go; the log says which ones count. */
@SparkTest
class MarkedRowsTest {
  private static final String SMALL = "spark.nightjar.upsert.small-file-bytes";
  private static final TableName TABLE = TableName.of("silver", "marked");
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int ROWS = 4000;

  @TempDir private Path lake;

  private final List<TableCommit> commits = new ArrayList<>();
  private SparkSession spark;

  @BeforeEach
  void load(SparkSession session, TestInfo test) {
    spark = session;
    spark.conf().set(SMALL, "4096");
    upsert(isForSparkOnly(test), rows(0, "id < " + ROWS));
    assertThat(files()).allSatisfy(file -> assertThat(file.deletionVector()).isNull());
  }

  /** The test of the others begins with a table for anybody. */
  private static boolean isForSparkOnly(TestInfo test) {
    return !test.getDisplayName().startsWith("areNotForATable");
  }

  @AfterEach
  void forget() {
    spark.conf().unset(SMALL);
  }

  @Test
  void keepFilesAndCountRightly() {
    List<String> before = files().stream().map(AddFile::path).toList();
    upsert(true, rows(1, "id % 50 = 7"));
    upsert(true, rows(2, "id % 50 = 8 OR id = 7 OR id = " + ROWS));

    assertThat(files().stream().map(AddFile::path)).containsAll(before);
    assertThat(files().stream().filter(file -> file.deletionVector() != null))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file.deletionVector().isRelative()).isTrue());
    assertThat(files().stream().mapToLong(file -> (Long) file.numLogicalRecords().get()).sum())
        .isEqualTo(ROWS + 3);
    assertThat(table().count()).as("4007, 4008 and 4000 are new").isEqualTo(ROWS + 3);
    assertThat(table().where("night = 1").count()).as("but for 7").isEqualTo(ROWS / 50);
    assertThat(table().where("night = 2").count()).isEqualTo(ROWS / 50 + 3);
    assertEveryVersionIsAsItWas();
  }

  @Test
  void writeAFileAnewThatHasLostMuch() {
    upsert(true, rows(1, "id % 3 = 0"));

    assertThat(files()).allSatisfy(file -> assertThat(file.deletionVector()).isNull());
    assertEveryVersionIsAsItWas();
  }

  @Test
  void outliveMaintenance() throws IOException {
    upsert(true, rows(1, "id % 50 = 7"));
    upsert(true, rows(2, "id % 50 = 9"));
    List<Path> vectors = vectorFiles();
    assertThat(vectors).hasSize(2);
    maintain(commits);
    assertThat(vectorFiles()).isEqualTo(vectors);
    assertEveryVersionIsAsItWas();

    maintain(List.of(commits.get(2)));
    assertThat(vectorFiles()).containsExactly(vectors.get(1));
    commits.subList(0, 2).clear();
    assertEveryVersionIsAsItWas();
  }

  private void maintain(List<TableCommit> keep) {
    NavigableMap<Long, SortedSet<Reason>> reasons = new TreeMap<>();
    keep.forEach(commit -> reasons.put(commit.table().version(), new TreeSet<>()));
    DeltaTableCare care = new DeltaTableCare(spark, lake.toString());
    KeptVersions kept = new KeptVersions(TABLE, reasons);
    try (RemovableFiles unneeded = care.removable(kept, Instant.now().plusSeconds(60))) {
      unneeded.remove();
    }
    care.checkpoint(kept);
    DeltaTables.forgetLogs();
    assertThat(care.smallFiles(TABLE, FIRST.plusDays(9)).files()).isZero();
  }

  @Test
  void areSoundForTheDoctorUntilAVectorIsDamaged() throws IOException {
    upsert(true, rows(1, "id % 50 = 7"));
    upsert(true, rows(2, "id % 50 = 9"));
    DeltaLog log = DeltaLog.forTable(spark, lake + "/silver/marked");
    List<org.apache.hadoop.fs.Path> changes =
        List.of(
            FileNames.unsafeDeltaFile(log.logPath(), 2),
            FileNames.unsafeDeltaFile(log.logPath(), 3));
    List<Row> stated =
        new StatedFiles(spark, log.dataPath())
            .of(new TreeSet<>(List.of(1L, 2L, 3L)), changes)
            .where("until = %dL".formatted(Long.MAX_VALUE))
            .collectAsList();
    assertThat(stated).hasSize(files().size() + 1);
    assertThat(findings()).isEmpty();

    Path vectors = vectorFiles().get(vectorFiles().size() - 1);
    byte[] bytes = Files.readAllBytes(vectors);
    bytes[bytes.length / 2] ^= 1;
    Files.delete(lake.resolve("silver/marked/.%s.crc".formatted(vectors.getFileName())));
    Files.write(vectors, bytes);
    assertThat(findings()).singleElement().asString().contains(vectors.getFileName().toString());
    Files.delete(vectors);
    assertThat(findings()).singleElement().asString().contains("is missing");
  }

  private List<Finding> findings() {
    try (LakeSession session = LakeSession.on(spark, environment(), Clock.systemUTC())) {
      return session.doctor().examine(new Examination(List.of(TABLE), true, false)).findings();
    }
  }

  /** Oldest first. */
  private List<Path> vectorFiles() throws IOException {
    try (Stream<Path> files = Files.list(lake.resolve("silver/marked"))) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".bin"))
          .sorted(Comparator.comparing(file -> file.toFile().lastModified()))
          .toList();
    }
  }

  @Test
  void areNotForATableThatAnybodyReads() {
    upsert(false, rows(1, "id % 50 = 7"));

    assertThat(files()).allSatisfy(file -> assertThat(file.deletionVector()).isNull());
    upsert(true, rows(2, "id % 50 = 8"));
    assertThat(files()).allSatisfy(file -> assertThat(file.deletionVector()).isNull());
    upsert(true, rows(3, "id % 50 = 9"));
    assertThat(files()).anySatisfy(file -> assertThat(file.deletionVector()).isNotNull());
    upsert(false, rows(4, "id % 50 = 8"));
    assertThat(table().where("night = 4").count()).isEqualTo(ROWS / 50 + 1);
    assertEveryVersionIsAsItWas();
  }

  private void assertEveryVersionIsAsItWas() {
    for (TableCommit commit : commits) {
      assertThat(TableDigest.exact(door().read(commit.table())))
          .as(commit.table().toString())
          .isEqualTo(new TableDigest(commit.rows(), commit.digest()));
    }
  }

  private void upsert(boolean isForSparkOnly, Dataset<Row> incoming) {
    int night = commits.size();
    Upsert upsert =
        new Upsert(
            List.of("id"),
            List.of("id"),
            List.of("id"),
            false,
            isForSparkOnly,
            incoming,
            MarkedRowsTest::replaced);
    commits.add(door().upsert(TABLE, Nights.of(FIRST.plusDays(night)), upsert, "f" + night));
  }

  private static Dataset<Row> replaced(
      Dataset<Row> state, Dataset<Row> incoming, Upsert.Deliveries deliveries) {
    return state
        .withColumn(Upsert.IS_PUT, lit(false))
        .unionByName(
            incoming
                .withColumn(Upsert.ADDRESS, Upsert.noAddress())
                .withColumn(Upsert.IS_PUT, lit(true)));
  }

  private Dataset<Row> rows(int night, String which) {
    return spark
        .range(ROWS + 10)
        .where(which)
        .select(
            col("id"),
            lit(night).as("night"),
            sha2(col("id").cast("string").cast("binary"), 256).as("value"),
            lit(Date.valueOf(FIRST.plusDays(night))).as("_logical_date"));
  }

  private List<AddFile> files() {
    DeltaLog log = DeltaLog.forTable(spark, lake + "/silver/marked");
    Snapshot snapshot = log.update(false, scala.Option.empty(), scala.Option.empty());
    return snapshot.allFiles().collectAsList();
  }

  private Dataset<Row> table() {
    DeltaTables door = door();
    PinnedTable newest = door.findLatest(TABLE).orElseThrow();
    return door.read(newest);
  }

  private DeltaTables door() {
    return new DeltaTables(
        spark,
        lake.toString(),
        new CommitOrigin("r" + commits.size(), "shop", "publish", "", "", -1));
  }

  private Environment environment() {
    return new Environment("test", lake.toString(), lake.toString(), "local", Map.of());
  }
}
