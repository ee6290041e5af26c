package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.faults.Trials;
import io.nightjar.testkit.Counts;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk of a lake becomes full at some point of a night: one line says so, every table is the
 * old one or the new one, and with room again the same command completes the night.
 */
class DiskFullIT {
  private static final String NIGHT = "2024-04-20";
  private static final long SEED = 20240420;
  private static final int BLOCK = 4096;

  private static final String LAKE = "small/lake";
  private static final String[] TABLES = {"bronze.rides", "silver.rides", "gold.rides_features"};

  /** The first misfit comes in this very night. */
  private static final String[] COMPLETE = {
    "bronze.rides", "silver.rides", "gold.rides_features", "quarantine.rides"
  };

  @TempDir static Path folder;
  private static Rides rides;
  private static List<String> before;
  private static List<String> after;
  private static String complete;
  private static long growth;

  @BeforeAll
  static void runAnUndisturbedNight() throws Exception {
    boolean isPossible = SmallDisk.isPossible(folder.resolve("probe"));
    if (!isPossible) {
      Trials.printSkipped("full disk", "a small disk can only be mounted by root");
    }
    assumeTrue(isPossible, "needs a small disk");
    rides = Rides.in(folder.resolve("project"));
    rides.nightjar(0, "base", "bootstrap", "rides", "--from", "2024-03-20", "--to", "2024-04-19");
    before = digests("base");
    rides.copyLake("base", "calm");
    rides.night("calm", NIGHT);
    after = digests("calm");
    complete = rides.digest("calm", COMPLETE);
    growth = size(rides.lake("calm")) - size(rides.lake("base"));
  }

  @Test
  void aFullLakeStopsANightButBreaksNothing() throws Exception {
    tryPoints("a full lake", Counts.of(20, 2), growth, DiskFullIT::runHere);
  }

  @Test
  @Tag("long")
  void aFullFolderForSpillsStopsANightButBreaksNothing() throws Exception {
    tryPoints("a full lake with full folders for spills", 20, growth, DiskFullIT::runElsewhere);
  }

  /** A night that must end with exit code 40; gives what it printed. */
  private interface Night {
    String run(String lake) throws Exception;
  }

  private static void tryPoints(String what, int points, long room, Night night) throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int point = 0; point < points; point++) {
      long free = (long) (0.9 * room * (point + random.nextDouble()) / points);
      String as = "%s, seed %d, point %d: %d bytes free".formatted(what, SEED, point, free);
      try (SmallDisk disk = SmallDisk.mount(rides.lake("small"), 64)) {
        rides.copyLake("base", LAKE);
        disk.leave(free);
        assertStopped(as, night.run(LAKE));
        disk.clear();
        rides.night(LAKE, NIGHT);
        assertThat(rides.digest(LAKE, COMPLETE)).as(as).isEqualTo(complete);
      }
    }
    new Trials(what, SEED, points, 0).print();
  }

  /** Looks while the disk is still full: reading needs no room. */
  private static void assertStopped(String as, String printed) {
    assertThat(printed).as(as).doesNotContain("\tat ");
    assertThat(printed.lines().filter(line -> line.contains("No space left on device")))
        .as(as + "\n" + printed)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains(rides.lake("small").toString());
    List<String> left = digests(LAKE);
    for (int table = 0; table < TABLES.length; table++) {
      assertThat(left.get(table)).as(as).isIn(before.get(table), after.get(table));
    }
  }

  private static String runHere(String lake) {
    return rides.nightjar(40, lake, "run", "rides", "--date", NIGHT);
  }

  /** In a process whose spills and shuffles are on the full disk, too. */
  private static String runElsewhere(String lake) throws Exception {
    Path temporary = Files.createDirectory(rides.lake("small").resolve("temporary"));
    String options = "-Dspark.local.dir=" + temporary;
    NightProcess night =
        NightProcess.start(rides.project(), rides.lake(lake), NIGHT, "NIGHTJAR_JAVA_OPTS", options);
    assertThat(night.exitCode()).as(night.output()).isEqualTo(40);
    return night.output();
  }

  private static List<String> digests(String lake) {
    return rides.digest(lake, TABLES).lines().toList();
  }

  /** What a folder takes on a disk of blocks. */
  private static long size(Path root) throws IOException {
    AtomicLong size = new AtomicLong();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            size.addAndGet((attributes.size() + BLOCK - 1) / BLOCK * BLOCK);
            return FileVisitResult.CONTINUE;
          }
        });
    return size.get();
  }
}
