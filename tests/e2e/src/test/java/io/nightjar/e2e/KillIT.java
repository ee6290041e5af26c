package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night killed with -9 at random points and run again leaves what an undisturbed night leaves.
 * {@code -Dnightjar.kills=10} kills so often; the seed is printed with every failure.
 */
@Tag("long")
class KillIT {
  private static final String NIGHT = "2024-04-20";
  private static final long SEED = 20240420;
  private static final String[] TABLES = {
    "bronze.rides",
    "quarantine.rides",
    "silver.rides",
    "gold.rides_features",
    "gold.rides_predictions"
  };

  @Test
  void aKilledNightConverges(@TempDir Path folder) throws Exception {
    Rides rides = Rides.in(folder);
    rides.nightjar(
        0, "base", "bootstrap", "rides", "--from", "2024-03-20", "--to", "2024-04-19", "--train");
    rides.copyLake("base", "calm");
    rides.night("calm", NIGHT);
    String expected = rides.digest("calm", TABLES);
    SplittableRandom random = new SplittableRandom(SEED);

    for (int kill = 0; kill < Integer.getInteger("nightjar.kills", 2); kill++) {
      String lake = "killed" + kill;
      rides.copyLake("base", lake);
      int millis = 4_000 + random.nextInt(16_000);
      killNight(folder, rides.lake(lake), millis);

      rides.night(lake, NIGHT);

      String as = "seed %d, kill %d after %d ms".formatted(SEED, kill, millis);
      assertThat(rides.digest(lake, TABLES)).as(as).isEqualTo(expected);
      for (String table : TABLES) {
        assertThat(rides.versions(lake, table))
            .as(as + ", commits of " + table)
            .isEqualTo(rides.versions("calm", table));
      }
    }
  }

  private static void killNight(Path folder, Path lake, int millis) throws Exception {
    Process night =
        new Shell(folder)
            .start("./nightjar", "run", "rides", "--date", NIGHT, "--lake", lake.toString());
    if (!night.waitFor(millis, TimeUnit.MILLISECONDS)) {
      night.descendants().forEach(ProcessHandle::destroyForcibly);
      night.destroyForcibly().waitFor();
    }
  }
}
