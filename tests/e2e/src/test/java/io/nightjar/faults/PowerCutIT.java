package io.nightjar.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was acknowledged outlives a power cut. A writer runs under strace; its calls are replayed on
 * a {@link SimulatedDisk} up to some moment, and what then survives is opened as a lake.
 */
@SparkTest
class PowerCutIT {
  private static final long SEED = 20240420;

  @TempDir static Path folder;
  private static Recording recording;

  @BeforeAll
  static void record() throws Exception {
    boolean isUsable = Strace.isUsable();
    if (!isUsable) {
      Trials.printSkipped("power cuts", "strace is not there or may not trace");
    }
    assumeTrue(isUsable, "needs strace");
    recording = record("ours", LogStoreChoice.OURS);
  }

  @Test
  void theReplayLeavesWhatTheWriterLeft() throws Exception {
    SimulatedDisk disk = recording.disk();
    recording.calls().forEach(disk::apply);
    disk.surviveInto(folder.resolve("replayed"), Luck.ALL);

    assertThat(FileTree.digests(folder.resolve("replayed"))).isEqualTo(recording.left());
  }

  @Test
  void everythingIsFlushedWhenItIsAcknowledged() throws Exception {
    List<String> broken = broken(recording);

    new Trials("acknowledgements", 0, recording.acknowledgements().size(), broken.size()).print();
    assertThat(broken).isEmpty();
  }

  /** Else a writer that is killed right after the link leaves a commit that a power cut takes. */
  @Test
  void aCommitGetsItsNameWhenAllElseIsSafe() throws Exception {
    List<String> early = new ArrayList<>();
    SimulatedDisk disk = recording.disk();
    for (FileCall call : recording.calls()) {
      if (call.kind() == FileCall.Kind.LINK && call.target().toString().contains("_delta_log")) {
        String ownName = call.path().getFileName().toString();
        disk.missing(call.path()).stream()
            .filter(missing -> !missing.endsWith(ownName))
            .forEach(early::add);
      }
      disk.apply(call);
    }
    assertThat(early).isEmpty();
  }

  /** Else a checkpoint with its name but without its bytes could come up even days later. */
  @Test
  void aCheckpointIsSafeWhenTheLogPointsToIt() throws Exception {
    List<String> early = new ArrayList<>();
    int pointers = 0;
    SimulatedDisk disk = recording.disk();
    for (FileCall call : recording.calls()) {
      disk.apply(call);
      if (call.kind() == FileCall.Kind.RENAME && call.target().endsWith("_last_checkpoint")) {
        pointers++;
        disk.filesBelow(call.target().getParent(), ".checkpoint.parquet").stream()
            .flatMap(checkpoint -> disk.missing(checkpoint).stream())
            .filter(missing -> missing.startsWith("the bytes"))
            .forEach(early::add);
      }
    }
    assertThat(pointers).isPositive();
    assertThat(early).isEmpty();
  }

  @Test
  void lakesSurvivePowerCuts(SparkSession spark) throws Exception {
    List<String> lost = new ArrayList<>();
    List<Integer> cuts = cuts(Counts.of(100, 10));
    SimulatedDisk disk = recording.disk();
    int applied = 0;
    for (int number = 0; number < cuts.size(); number++) {
      for (; applied < cuts.get(number); applied++) {
        disk.apply(recording.calls().get(applied));
      }
      lost.addAll(lost(spark, disk, number, recording.acknowledgedBefore(applied)));
    }

    new Trials("power cuts", SEED, cuts.size(), lost.size()).print();
    assertThat(lost).isEmpty();
  }

  /** Every other cut leaves some of what was not flushed. */
  private static List<String> lost(
      SparkSession spark, SimulatedDisk disk, int number, List<Acknowledged> acknowledged)
      throws IOException {
    Path survived = folder.resolve("cut-" + number);
    disk.surviveInto(survived, number % 2 == 0 ? Luck.NONE : Luck.of(SEED + number));
    return new Survivors(spark, survived.resolve("lake"))
        .lost(acknowledged).stream().map(each -> "cut " + number + ": " + each).toList();
  }

  @Test
  void withoutFlushesNothingSurvives(SparkSession spark) throws Exception {
    Recording careless = recording.withoutFlushes();
    SimulatedDisk disk = careless.disk();
    careless.calls().forEach(disk::apply);
    disk.surviveInto(folder.resolve("careless"), Luck.NONE);
    List<Acknowledged> acknowledged = careless.acknowledgedBefore(careless.calls().size());

    List<String> lost = new Survivors(spark, folder.resolve("careless/lake")).lost(acknowledged);

    new Trials("power cut without flushes", 0, acknowledged.size(), lost.size()).print();
    assertThat(lost).hasSameSizeAs(acknowledged);
  }

  private static Recording record(String name, String store)
      throws IOException, InterruptedException {
    Path lake = folder.resolve(name);
    Files.createDirectory(lake);
    return Recording.of(lake, new LogStoreChoice(store, 0), Counts.of(48, 16));
  }

  private static List<String> broken(Recording recording) throws IOException {
    List<String> broken = new ArrayList<>();
    SimulatedDisk disk = recording.disk();
    Promises promises = new Promises(disk, recording.lake());
    for (int i = 0; i < recording.calls().size(); i++) {
      disk.apply(recording.calls().get(i));
      if (recording.acknowledgements().contains(i)) {
        List<Acknowledged> all = recording.acknowledgedBefore(i + 1);
        broken.addAll(promises.broken(all.get(all.size() - 1)));
      }
    }
    return broken;
  }

  /** Half of the cuts right after something was acknowledged, half of them anywhere. */
  private static List<Integer> cuts(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<Integer> acknowledgements = recording.acknowledgements();
    TreeSet<Integer> cuts = new TreeSet<>();
    while (cuts.size() < Math.min(count, recording.calls().size())) {
      cuts.add(
          cuts.size() % 2 == 0 && cuts.size() < acknowledgements.size()
              ? acknowledgements.get(random.nextInt(acknowledgements.size())) + 1
              : 1 + random.nextInt(recording.calls().size()));
    }
    return List.copyOf(cuts);
  }
}
