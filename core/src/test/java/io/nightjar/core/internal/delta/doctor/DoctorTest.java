package io.nightjar.core.internal.delta.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.doctor.Diagnosis;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.verify.Proof;
import io.nightjar.core.verify.Verifier;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** What the doctor says of one kind of damage after the other, and what is left after it. */
@SparkTest
@TestInstance(Lifecycle.PER_CLASS)
class DoctorTest {
  @TempDir static Path folder;

  private SparkSession spark;
  private SmallLake whole;
  private SmallLake lake;
  private Path root;
  private Path log;
  private int copies;

  /** Three nights with a checkpoint at version 1. */
  @BeforeAll
  void make(SparkSession session) throws IOException {
    spark = session;
    whole = new SmallLake(session, Files.createDirectory(folder.resolve("whole")));
    for (int night = 0; night < 3; night++) {
      whole.silver(night);
    }
    DeltaLog delta = DeltaLog.forTable(session, whole.root().resolve("silver/toys").toString());
    delta.checkpoint(delta.getSnapshotAt(1, Option.empty(), Option.empty()), Option.empty());
    whole.ledger().record(whole.manifests().all());
  }

  @BeforeEach
  void copy() throws IOException {
    root = folder.resolve("copy" + copies++);
    lake = whole.copyTo(spark, root);
    log = root.resolve("silver/toys/_delta_log");
  }

  @Test
  void movesABrokenLastCommitAsideAndNamesItsNight() throws IOException {
    Files.write(commit(2), new byte[0]);
    Diagnosis found = lake.doctor(false, false);
    assertThat(found.exitCode()).isEqualTo(50);
    assertThat(found.findings().get(0).toLine())
        .startsWith("repairable  silver.toys, commit v2: ")
        .contains("nightjar doctor --repair", "nightjar run toys --date 2013-03-03 --again");

    assertThat(lake.doctor(false, true).exitCode()).isZero();
    assertThat(lake.doctor(false, false).findings()).isEmpty();
    assertThat(lake.door("", "").findLatest(SmallLake.SILVER)).contains(pin(1));
    assertThat(root.resolve("_nightjar/damaged/silver.toys/00000000000000000002.json")).exists();

    lake.silver(2);
    assertThat(lake.compute(pin(2))).isEqualTo(whole.digest(pin(2)));
  }

  @Test
  void takesTrimmedCommitsForTrimmed() throws IOException {
    Files.delete(commit(0));
    assertThat(lake.doctor(true, false).findings()).isEmpty();
  }

  @Test
  void cannotRepairACommitInTheMiddle() throws IOException {
    Files.delete(log.resolve("00000000000000000001.checkpoint.parquet"));
    Files.delete(commit(1));
    Diagnosis found = lake.doctor(false, true);
    assertThat(found.exitCode()).isEqualTo(50);
    assertThat(found.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.state()).isEqualTo(State.DAMAGED);
              assertThat(finding.toLine())
                  .contains("commit v1: is missing", "no version from v1 on");
            });
  }

  @Test
  void namesTheNightOfADamagedFile() throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(root.resolve("silver/toys/_logical_date=2013-03-02"))) {
      file = files.filter(path -> path.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(file);
    bytes[60] ^= 4;
    Files.write(file, bytes);
    assertThat(lake.doctor(false, false).findings()).isEmpty();
    Diagnosis deep = lake.doctor(true, false);
    assertThat(deep.exitCode()).isEqualTo(50);
    assertThat(deep.findings()).hasSize(1);
    assertThat(deep.findings().get(0).toLine())
        .contains(file.getFileName().toString(), "2013-03-02 is damaged since v1")
        .contains("does not agree with its checksum file")
        .contains("nightjar run toys --date 2013-03-02 --again");
  }

  @Test
  void tidiesWhatAKilledWriterLeft() throws IOException {
    Path old = Files.writeString(log.resolve(".00000000000000000003.json.x.tmp"), "half");
    Files.writeString(log.resolve(".00000000000000000003.json.y.tmp"), "being written");
    Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
    Diagnosis found = lake.doctor(false, false);
    assertThat(found.exitCode()).isZero();
    assertThat(found.findings()).extracting(Finding::state).containsExactly(State.HARMLESS);
    lake.doctor(false, true);
    assertThat(old).doesNotExist();
    assertThat(lake.doctor(false, false).findings()).isEmpty();
  }

  @Test
  void healsACheckpointWhenAReadFails() throws IOException {
    Path checkpoint = spoilCheckpoint();
    assertThatThrownBy(() -> lake.compute(pin(2))).isNotNull();
    assertThat(healer().healing("toys", () -> lake.compute(pin(2))))
        .isEqualTo(whole.digest(pin(2)));
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void provesANightInSpiteOfADamagedCheckpoint() throws IOException {
    Path checkpoint = spoilCheckpoint();
    assertThat(prove((table, digest) -> digest.get())).contains(Proof.Outcome.BROKEN);
    DeltaLog.clearCache();
    assertThat(prove(healer()::healing)).hasSize(3).containsOnly(Proof.Outcome.PROVEN);
    assertThat(checkpoint).doesNotExist();
  }

  private List<Proof.Outcome> prove(Verifier.Reading reading) {
    return new Verifier(lake.manifests(), lake.door("", ""), reading)
        .table(pin(2)).stream().map(Proof::outcome).toList();
  }

  @Test
  void healsNothingThatIsLost() throws IOException {
    Path checkpoint = spoilCheckpoint();
    Files.delete(commit(0));
    assertThatThrownBy(() -> healer().healing("toys", () -> lake.compute(pin(2))))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("Table silver.toys@v2 is damaged");
    assertThat(checkpoint).exists();
    assertThat(lake.doctor(false, true).exitCode()).isEqualTo(50);
  }

  private Path spoilCheckpoint() throws IOException {
    Path checkpoint = log.resolve("00000000000000000001.checkpoint.parquet");
    Files.writeString(checkpoint, "garbage");
    DeltaLog.clearCache();
    return checkpoint;
  }

  private CheckpointHealer healer() {
    return new CheckpointHealer(spark, root.toString());
  }

  private Path commit(long version) {
    return log.resolve("%020d.json".formatted(version));
  }

  private static PinnedTable pin(long version) {
    return new PinnedTable(SmallLake.SILVER, version);
  }
}
