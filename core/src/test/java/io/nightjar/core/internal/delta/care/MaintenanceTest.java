package io.nightjar.core.internal.delta.care;

import static io.nightjar.core.internal.delta.care.NightlyLake.BRONZE;
import static io.nightjar.core.internal.delta.care.NightlyLake.SILVER;
import static io.nightjar.core.internal.delta.care.NightlyLake.STAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.files.HadoopLeases;
import io.nightjar.core.lease.Lease;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.maintain.MaintenanceReport;
import io.nightjar.core.maintain.MaintenanceText;
import io.nightjar.core.maintain.Removal;
import io.nightjar.core.maintain.TableReport;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.AgedLake;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some nights of three tables; every other commit of one is named by no manifest. */
@SparkTest
class MaintenanceTest {
  private static final int NIGHTS = 5;
  private static final Map<String, Integer> KEEP = Map.of("silver", 3, "stage", 2, "bronze", 400);

  @TempDir static Path origin;
  private static NightlyLake template;

  @TempDir private Path folder;

  @BeforeAll
  static void runNights(SparkSession spark) {
    template = new NightlyLake(spark, origin.resolve("lake"));
    for (int night = 0; night < NIGHTS; night++) {
      template.killedRun(night, "killed");
      template.run(night, "good");
    }
  }

  private NightlyLake lake() throws Exception {
    return template.copyTo(folder.resolve("lake"));
  }

  private static MaintenanceReport maintain(NightlyLake lake, Duration grace, TableName... tables) {
    MaintenanceReport report =
        lake.maintenance(KEEP, grace).run(List.of(tables), Optional.empty(), false);
    assertThat(report.failures()).isEmpty();
    return report;
  }

  @Test
  void keepsWhatIsPinnedAndGivesTheRestBack() throws Exception {
    NightlyLake lake = lake();
    Map<PinnedTable, TableDigest> before = lake.pinned(NIGHTS - 2, NIGHTS - 3);
    long bytes = lake.bytes();
    MaintenanceReport plan =
        lake.maintenance(KEEP, Duration.ZERO).run(List.of(), Optional.empty(), true);
    assertThat(lake.bytes()).isEqualTo(bytes);
    assertThat(String.join("\n", MaintenanceText.lines(plan)))
        .contains("Retention counts from night 2013-03-05.")
        .containsPattern("remove +\\d+ files, ")
        .containsPattern("keep +\\d versions: .*runs of 3 nights, 2013-03-03 to 2013-03-05")
        .containsPattern("keep +1 version: v9 +the newest");

    MaintenanceReport report = maintain(lake, Duration.ZERO);

    lake.assertReadable(before);
    assertThat(lake.doctor().findings()).isEmpty();
    assertThat(before).hasSizeGreaterThan(9);
    assertThat(report.removed().bytes()).isPositive();
    assertThat(lake.dataFiles(SILVER)).hasSize(NIGHTS + 3);
    assertThat(lake.commits(SILVER).get(0)).isEqualTo(4);
    assertThat(lake.commits(BRONZE).get(0)).isEqualTo(0);
    assertThat(work(report, SILVER)).isEqualTo(work(plan, SILVER));
    MaintenanceReport again = maintain(lake, Duration.ZERO, BRONZE, SILVER);
    assertThat(again.removed()).isEqualTo(Removal.NONE);
    assertThat(again.tables()).allMatch(TableReport::isIdle);
    MaintenanceReport longer =
        lake.maintenance(Map.of("silver", 400), Duration.ZERO)
            .run(List.of(SILVER), Optional.empty(), false);
    assertThat(longer.failures()).as("what was let go is not missed").isEmpty();
  }

  /** A model holds the log, so that versions are in it whose files are gone for good. */
  @Test
  void theDoctorMissesNothingThatWasLetGo() throws Exception {
    NightlyLake lake = lake();
    PinnedTable trainedOn = new PinnedTable(SILVER, 1);
    TableDigest before = lake.digest(trainedOn);
    lake.train(trainedOn);

    assertThat(maintain(lake, Duration.ZERO, SILVER).removed().files()).isPositive();

    assertThat(lake.commits(SILVER).get(0)).isEqualTo(1);
    assertThat(lake.digest(trainedOn)).isEqualTo(before);
    assertThat(lake.doctor().findings()).isEmpty();
  }

  /** All but what is kept, which no longer has the versions that went. */
  private static List<Object> work(MaintenanceReport report, TableName name) {
    TableReport table =
        report.tables().stream()
            .filter(each -> each.kept().table().equals(name))
            .findFirst()
            .orElseThrow();
    return List.of(table.removed(), table.trimmedCommits(), table.kept(), table.compacted());
  }

  @Test
  void leavesNightsUndisturbedThatRunMeanwhile() throws Exception {
    NightlyLake lake = lake();
    AgedLake.age(lake.root(), Duration.ofDays(2));
    Map<PinnedTable, TableDigest> written = lake.pinned(SILVER, NightlyLake.night(NIGHTS - 1));
    List<Throwable> failures = new ArrayList<>();
    Thread nights =
        new Thread(
            () -> {
              for (int night = NIGHTS; night < NIGHTS + 2; night++) {
                lake.run(night, "good");
              }
            });
    nights.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    nights.start();
    while (nights.isAlive()) {
      maintain(lake, Duration.ofHours(1), SILVER);
    }
    nights.join();

    assertThat(failures).isEmpty();
    lake.assertReadable(written);
    assertThat(lake.pinned(SILVER, NightlyLake.night(NIGHTS - 1))).hasSizeGreaterThan(3);
    assertThat(lake.tables().read(lake.tables().findLatest(SILVER).orElseThrow()).count())
        .isEqualTo((NIGHTS + 2) * 200L);
  }

  @Test
  void aPlainVacuumDestroysWhatIsPinned(SparkSession spark) throws Exception {
    NightlyLake lake = lake();
    Map<PinnedTable, TableDigest> before = lake.pinned(SILVER, NightlyLake.night(NIGHTS - 2));

    spark.conf().set("spark.databricks.delta.retentionDurationCheck.enabled", false);
    spark.sql("VACUUM delta.`%s` RETAIN 0 HOURS".formatted(lake.folder(SILVER)));

    long destroyed = before.keySet().stream().filter(pin -> isUnreadable(lake, pin)).count();
    assertThat(destroyed).isPositive();
    assertThat(lake.maintenance(KEEP, Duration.ZERO).run(List.of(SILVER), Optional.empty(), false))
        .satisfies(report -> assertThat(report.exitCode()).isEqualTo(50));
  }

  private static boolean isUnreadable(NightlyLake lake, PinnedTable pin) {
    try {
      lake.digest(pin);
      return false;
    } catch (Exception e) { // Spark throws what it likes
      return true;
    }
  }

  @Test
  void aKillWhileTheLogIsTrimmedLosesNoKeptVersion(SparkSession spark) throws Exception {
    NightlyLake lake = lake();
    Map<PinnedTable, TableDigest> kept = lake.pinned(SILVER, NightlyLake.night(NIGHTS - 3));
    long oldest = kept.keySet().stream().mapToLong(PinnedTable::version).min().orElseThrow();
    DeltaLog.forTable(spark, lake.folder(SILVER).toString()).createCheckpointAtVersion(oldest);
    org.apache.hadoop.fs.Path log =
        new org.apache.hadoop.fs.Path(lake.folder(SILVER).resolve("_delta_log").toUri());
    List<org.apache.hadoop.fs.FileStatus> files =
        LogFiles.list(log, spark.sessionState().newHadoopConf()).before(oldest);
    assertThat(files).hasSizeGreaterThan(7);

    for (int i = 0; i < files.size(); i++) {
      Files.delete(Path.of(files.get(i).getPath().toUri()));
      if (i % 8 == 0 || i == files.size() - 1) {
        DeltaLog.clearCache();
        lake.assertReadable(kept);
      }
    }
  }

  @Test
  void aTrimmedLogNeverMakesAChangedNightLookUnchanged() throws Exception {
    NightlyLake lake = lake();
    TableCommit first = commitOfNight(lake, 1);
    lake.run(1, "changed");
    lake.run(NIGHTS + 2, "good");
    lake.run(NIGHTS + 5, "good");
    Nights night = Nights.of(NightlyLake.night(1));
    assertThat(lake.tables().holds(first, night)).isFalse();

    maintain(lake, Duration.ZERO, SILVER);

    assertThat(lake.commits(SILVER).get(0)).isEqualTo(2 * NIGHTS + 1);
    assertThat(lake.tables().holds(first, night)).isFalse();
    assertThat(lake.write(SILVER, 1, "good").isNew()).isTrue();
  }

  private static TableCommit commitOfNight(NightlyLake lake, int night) {
    return lake
        .manifests()
        .of("rides", Nights.of(NightlyLake.night(night)))
        .get(0)
        .outputs()
        .stream()
        .filter(commit -> commit.table().name().equals(SILVER))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void forgetsOldNightsOfAStageAndLeavesTheOthersDone() throws Exception {
    NightlyLake lake = lake();
    TableCommit newest = lake.run(NIGHTS - 1, "good").get(2);

    MaintenanceReport report = maintain(lake, Duration.ZERO, STAGE);

    assertThat(newest.table().name()).isEqualTo(STAGE);
    assertThat(report.tables().get(0).droppedNights()).isEqualTo(NIGHTS - 2);
    assertThat(lake.tables().read(lake.tables().findLatest(STAGE).orElseThrow()).count())
        .isEqualTo(2 * 200L);
    assertThat(lake.tables().holds(newest, Nights.of(NightlyLake.night(NIGHTS - 1)))).isTrue();
    assertThat(lake.write(STAGE, 0, "good").isNew()).isTrue();
  }

  @Test
  void leavesADamagedTableAsItIs() throws Exception {
    NightlyLake lake = lake();
    Map<PinnedTable, TableDigest> newest = lake.pinned(SILVER, NightlyLake.night(NIGHTS - 1));
    lake.dataFiles(SILVER).stream()
        .filter(name -> name.contains("2013-03-05"))
        .forEach(name -> lake.folder(SILVER).resolve(name).toFile().delete());
    List<String> left = lake.dataFiles(SILVER);

    MaintenanceReport report =
        lake.maintenance(KEEP, Duration.ZERO).run(List.of(BRONZE, SILVER), Optional.empty(), false);

    assertThat(newest).isNotEmpty();
    assertThat(report.exitCode()).isEqualTo(50);
    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure)
                    .hasMessageContaining("silver.rides")
                    .hasMessageContaining("2013-03-05"));
    assertThat(lake.dataFiles(SILVER)).isEqualTo(left);
    assertThat(report.tables()).hasSize(1);
  }

  @Test
  void touchesNothingWithinTheGraceWhichMayOnlyBeShortWhileNobodyWorks(SparkSession spark)
      throws Exception {
    NightlyLake lake = lake();
    HadoopLeases leases =
        new HadoopLeases(
            spark.sessionState().newHadoopConf(),
            lake.root().toString(),
            Clock.systemUTC(),
            Duration.ofMinutes(1));
    LeaseKey key = new LeaseKey("rides", "load", Nights.of(NightlyLake.night(NIGHTS)));

    try (Lease held = leases.acquire(key, "run7")) {
      assertThat(held.token()).isNotNegative();
      assertThatThrownBy(() -> maintain(lake, Duration.ofHours(23), SILVER))
          .isInstanceOf(NightjarException.class)
          .hasMessageContaining("rides/load for 2013-03-06 by run run7")
          .extracting(e -> ((NightjarException) e).type().exitCode())
          .isEqualTo(30);
    }
    List<String> files = lake.dataFiles(SILVER);
    List<Long> commits = lake.commits(SILVER);
    Optional<LocalDate> future = Optional.of(NightlyLake.night(NIGHTS));
    assertThatThrownBy(
            () -> lake.maintenance(KEEP, Duration.ZERO).run(List.of(SILVER), future, true))
        .hasMessage("--date 2013-03-06 is after 2013-03-05, the newest night that has run.");
    maintain(lake, Duration.ofHours(23), SILVER);
    assertThat(lake.dataFiles(SILVER)).isEqualTo(files);
    assertThat(lake.commits(SILVER)).isEqualTo(commits);
  }
}
