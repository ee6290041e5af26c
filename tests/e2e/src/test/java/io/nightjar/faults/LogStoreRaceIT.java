package io.nightjar.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes commit to one log. Ours loses nothing that it has acknowledged; the stock store
 * does, as soon as the gap between its look and its rename is wide enough to be hit often.
 */
@SparkTest
class LogStoreRaceIT {
  private static final int DELAY = 50;

  /** Between two commits of Spark passes more time, so the gap must be wider to be hit. */
  private static final int COMMIT_DELAY = 400;

  @TempDir private Path folder;

  @Test
  void oursLosesNoRawWrite() throws Exception {
    int versions = Counts.of(5_000, 300);
    RawRace race = new RawRace(folder, new LogStoreChoice(LogStoreChoice.OURS, 0), versions);

    assertThat(race.run(List.of()).bad()).isZero();
    assertThat(race.missing()).isZero();
    assertThat(race.leftovers()).isEmpty();
  }

  @Test
  void oursLosesNoRawWriteWhenNamesAreSlow() throws Exception {
    boolean byStrace = Strace.isUsable();
    LogStoreChoice choice = new LogStoreChoice(LogStoreChoice.OURS, DELAY);
    RawRace race = new RawRace(folder, choice, Counts.of(100, 20));

    assertThat(race.run(byStrace ? Strace.delayNames(DELAY) : List.of()).bad()).isZero();
    assertThat(race.missing()).isZero();
  }

  @Test
  void theStockStoreLosesRawWritesWhenRenamesAreSlow() throws Exception {
    LogStoreChoice choice = new LogStoreChoice(LogStoreChoice.STOCK, DELAY);

    assertThat(new RawRace(folder, choice, Counts.of(100, 20)).run(List.of()).bad()).isPositive();
  }

  @Test
  void oursLosesNoDeltaCommit(SparkSession spark) throws Exception {
    LogStoreChoice choice = new LogStoreChoice(LogStoreChoice.OURS, 0);
    int members = Counts.of(4, 2);
    int commits = Counts.of(50, 6);
    CommitRace race = new CommitRace(folder, choice, members, commits);

    CommitRace.Outcome outcome = race.run(spark);

    long all = (long) members * commits;
    assertThat(outcome).isEqualTo(new CommitRace.Outcome(all, 0, 0));
    assertThat(race.versions()).isEqualTo(LongStream.rangeClosed(0, all).boxed().toList());
  }

  @Test
  @Tag("long")
  void theStockStoreLosesDeltaCommitsWhenRenamesAreSlow(SparkSession spark) throws Exception {
    LogStoreChoice choice = new LogStoreChoice(LogStoreChoice.STOCK, COMMIT_DELAY);
    CommitRace race = new CommitRace(folder, choice, Counts.of(4, 2), Counts.of(50, 12));

    assertThat(race.run(spark).lost()).isPositive();
  }
}
