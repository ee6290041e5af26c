package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightjar.faults.Trials;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
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
  private static final String[] TABLES = {"bronze.rides", "silver.rides", "gold.rides_features"};

  @TempDir static Path folder;
  private static Rides rides;
  private static List<String> before;
  private static List<String> after;
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
    growth = size(rides.lake("calm")) - size(rides.lake("base"));
  }

  @Test
  void aFullDiskStopsANightButBreaksNothing() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    int points = Trials.count(20, 2);
    for (int point = 0; point < points; point++) {
      double share = (point + random.nextDouble()) / points;
      try (SmallDisk disk = SmallDisk.mount(rides.lake("small"), 64)) {
        rides.copyLake("base", "small/lake");
        disk.leave((long) (0.9 * share * growth));
        check(
            "seed %d, point %d of %d, %.2f of the room".formatted(SEED, point, points, share),
            disk);
      }
    }
    new Trials("full disk", SEED, points, 0).print();
  }

  private static void check(String as, SmallDisk disk) throws IOException {
    String printed = rides.nightjar(40, "small/lake", "run", "rides", "--date", NIGHT);
    System.out.println(as + "\n" + printed);
    assertThat(printed).as(as).contains("No space left on device").doesNotContain("\tat ");
    List<String> left = digests("small/lake");
    for (int table = 0; table < TABLES.length; table++) {
      assertThat(left.get(table)).as(as).isIn(before.get(table), after.get(table));
    }
    disk.clear();

    rides.night("small/lake", NIGHT);

    assertThat(digests("small/lake")).as(as).isEqualTo(after);
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
