package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.faults.Trials;
import io.nightjar.testkit.Counts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night that is killed, started several times at once, put to sleep, or run with a wrong clock
 * leaves what an undisturbed night leaves: same digests, same number of commits, every table proven
 * against its manifests. {@code -Dnightjar.full=true} takes the full counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightFaultsIT {
  private static final int KILLS = Integer.getInteger("nightjar.kills", Counts.of(100, 1));
  private static final String NIGHT = "2024-04-20";
  private static final long SEED = Long.getLong("nightjar.seed", 20240420);
  private static final String[] TABLES = {
    "bronze.rides",
    "quarantine.rides",
    "silver.rides",
    "gold.rides_features",
    "gold.rides_predictions"
  };

  @TempDir private static Path folder;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private Rides rides;
  private String expected;

  @BeforeAll
  void runAnUndisturbedNight() throws Exception {
    rides = Rides.in(folder);
    rides.nightjar(
        0, "base", "bootstrap", "rides", "--from", "2024-03-20", "--to", "2024-04-19", "--train");
    rides.copyLake("base", "calm");
    rides.night("calm", NIGHT);
    expected = rides.digest("calm", TABLES);
  }

  @Test
  void aKilledNightConverges() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      String lake = "killed" + kill;
      rides.copyLake("base", lake);
      int millis = 4_000 + random.nextInt(14_000);
      NightProcess night = start(lake);
      night.killAfter(millis);

      rides.night(lake, NIGHT);

      assertCalm("seed %d, kill %d after %d ms".formatted(SEED, kill, millis), lake);
      rides.deleteLake(lake);
    }
    new Trials("killed nights", SEED, KILLS, 0).print();
  }

  @Test
  void ofSeveralCopiesOneHasTheEffect() throws Exception {
    int[] started = Counts.areFull() ? new int[] {2, 4, 2, 4} : new int[] {2};
    for (int copies : started) {
      String lake = "copies" + random.nextInt(1_000_000);
      rides.copyLake("base", lake);
      List<NightProcess> all = new ArrayList<>();
      for (int i = 0; i < copies; i++) {
        all.add(start(lake));
      }
      List<Integer> codes = new ArrayList<>();
      for (NightProcess one : all) {
        codes.add(one.exitCode());
      }
      assertThat(codes).contains(0).isSubsetOf(0, 30);
      assertCalm(copies + " copies: " + codes, lake);
      rides.deleteLake(lake);
    }
    new Trials("nights started several times", SEED, started.length, 0).print();
  }

  @Test
  void aRunThatSleptThroughItsLeaseIsRefused() throws Exception {
    int sleeps = Counts.of(10, 1);
    for (int sleep = 0; sleep < sleeps; sleep++) {
      String lake = "slept" + sleep;
      rides.copyLake("base", lake);
      NightProcess sleeper = start(lake, "NIGHTJAR_LEASE_SECONDS", "3");
      DataFiles.of(rides.lake(lake), "stage.silver.rides").awaitMore();
      sleeper.signal("STOP");
      NightProcess next = start(lake, "NIGHTJAR_LEASE_SECONDS", "3");
      assertThat(next.exitCode()).as(next.output()).isZero();
      sleeper.signal("CONT");

      assertThat(sleeper.exitCode()).as(sleeper.output()).isEqualTo(30);
      assertThat(sleeper.output()).contains("another run has taken over rides/refine for " + NIGHT);
      assertCalm("slept " + sleep, lake);
      rides.deleteLake(lake);
    }
    new Trials("nights put to sleep", SEED, sleeps, 0).print();
  }

  @Test
  void aWrongClockChangesNothing() throws Exception {
    String lake = "clock";
    rides.copyLake("base", lake);
    NightProcess ahead = start(lake, "NIGHTJAR_CLOCK_OFFSET_SECONDS", "86400");
    assertThat(ahead.exitCode()).as(ahead.output()).isZero();
    assertCalm("a day ahead", lake);
    NightProcess behind = start(lake, "NIGHTJAR_CLOCK_OFFSET_SECONDS", "-86400");
    assertThat(behind.exitCode()).as(behind.output()).isZero();
    assertThat(behind.output()).contains("already done by an earlier run");
    assertCalm("then a day behind", lake);
  }

  @Test
  void aMissingFileIsSaidAndTheNightComputedAgain() throws Exception {
    rides.copyLake("calm", "damaged");
    Path night = rides.lake("damaged").resolve("gold/rides_features/_logical_date=" + NIGHT);
    try (Stream<Path> files = Files.list(night)) {
      Files.delete(files.filter(file -> file.toString().endsWith(".parquet")).findAny().get());
    }
    String query = "select sum(km_28d) from gold.rides_features";
    assertThat(rides.nightjar(50, "damaged", "sql", query))
        .contains("Table gold.rides_features is damaged")
        .hasLineCount(1);
    assertThat(rides.nightjar(50, "damaged", "doctor")).contains("is missing", "--again");

    rides.night("damaged", NIGHT, "--again");

    rides.nightjar(0, "damaged", "sql", query);
    rides.nightjar(0, "damaged", "verify", "--table", "gold.rides_features");
  }

  private void assertCalm(String as, String lake) {
    assertThat(rides.digest(lake, TABLES)).as(as).isEqualTo(expected);
    for (String table : TABLES) {
      assertThat(rides.versions(lake, table))
          .as(as + ", commits of " + table)
          .isEqualTo(rides.versions("calm", table));
    }
    rides.nightjar(0, lake, "verify", "--night", NIGHT);
  }

  private NightProcess start(String lake, String... environment) throws Exception {
    return NightProcess.start(folder, rides.lake(lake), NIGHT, environment);
  }
}
