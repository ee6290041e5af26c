package io.nightjar.core.internal.delta.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.TableDigest;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spoils one file of a lake after the other: the doctor or the read notices every time, nothing is
 * ever read wrong, and what the doctor says it has repaired reads as before. {@code
 * -Dnightjar.full=true} does it 200 times, {@code -Dnightjar.corruptions.first=N} begins with
 * another than the first. Plain Spark, on the same damage, reads wrong.
 */
@SparkTest
class CorruptionsTest {
  private static final Logger LOG = LoggerFactory.getLogger(CorruptionsTest.class);
  private static final long SEED = 20130301;
  private static final int SAMPLE = 10;
  private static final int FULL = 200;

  @TempDir private Path folder;

  @Test
  void everyCorruptionIsNoticed(SparkSession spark) throws Exception {
    SmallLake original = new SmallLake(spark, Files.createDirectory(folder.resolve("lake"))).make();
    Map<String, Integer> matrix = new TreeMap<>();
    List<String> bad = new ArrayList<>();
    int silent = 0;
    int first = Integer.getInteger("nightjar.corruptions.first", 0);
    int end = first + count();
    for (int number = first; number < end; number++) {
      Corruption corruption = Corruption.number(number);
      SmallLake lake = original.copyTo(spark, folder.resolve("copy"));
      Path file = corruption.apply(lake.root(), new SplittableRandom(SEED + number));
      boolean isSilent = isReadWrongByPlainSpark(spark, original, lake);
      silent += isSilent ? 1 : 0;

      CorruptionTrial trial = new CorruptionTrial(original, lake);
      String outcome = trial.run(corruption, file);

      String name = "%d %s in %s: %s".formatted(number, corruption, file, outcome);
      LOG.info("{}; plain Spark {}\n{}", name, isSilent, String.join("\n", trial.seen()));
      trial
          .bad()
          .forEach(what -> bad.add(name + "; " + what + "\n" + String.join("\n", trial.seen())));
      matrix.merge("%-36s %s".formatted(corruption, outcome), 1, Integer::sum);
      delete(lake.root());
    }
    report(matrix, silent);
    assertThat(bad).as("seed %d", SEED).isEmpty();
    assertThat(first > 0 || silent > 0).as("wrong answers of plain Spark without a word").isTrue();
  }

  private static int count() {
    return Counts.areFull() ? FULL : Integer.getInteger("nightjar.corruptions", SAMPLE);
  }

  /** As if the lake had been copied without its hidden files, read without page checksums. */
  private boolean isReadWrongByPlainSpark(SparkSession spark, SmallLake original, SmallLake lake)
      throws IOException {
    SmallLake bare = lake.copyTo(spark, folder.resolve("bare"));
    deleteHidden(bare.root());
    SparkSession plain = spark.newSession();
    plain.conf().set("parquet.page.verify-checksum.enabled", "false");
    boolean isWrong = false;
    for (String table : List.of("silver/toys", "gold/toys")) {
      try {
        TableDigest read =
            TableDigest.exact(
                plain.read().format("delta").load(bare.root().resolve(table).toString()));
        isWrong |= !read.equals(original.digest(original.newest(table.replace('/', '.'))));
      } catch (Exception e) { // not silent
        LOG.debug("plain Spark noticed", e);
      }
    }
    DeltaLog.clearCache();
    delete(bare.root());
    return isWrong;
  }

  private static void report(Map<String, Integer> matrix, int silent) throws IOException {
    StringBuilder text = new StringBuilder();
    matrix.forEach((kind, number) -> text.append("%4d  %s%n".formatted(number, kind)));
    int all = matrix.values().stream().mapToInt(Integer::intValue).sum();
    text.append(
        "%4d  corruptions, seed %d; %d read wrong by plain Spark%n".formatted(all, SEED, silent));
    LOG.info("\n{}", text);
    Files.writeString(Path.of("target", "corruptions.txt"), text);
  }

  private static void deleteHidden(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.filter(file -> file.getFileName().toString().startsWith(".")).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
