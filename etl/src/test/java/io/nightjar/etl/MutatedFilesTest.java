package io.nightjar.etl;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.Counts;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files damaged in every way deliveries are: each is loaded with every row either good or in
 * quarantine, or refused in one clear line with nothing written. All of them, more than 100, with
 * {@code -Dnightjar.full=true}, else every fourth.
 */
@SparkTest
class MutatedFilesTest {
  private static final List<String> TABLES = List.of("bronze.sales", "quarantine.sales");

  @TempDir Path folder;

  @Test
  void everyMutatedFileIsConservedOrRefusedInOneLine(SparkSession spark) throws IOException {
    GoodFiles good = new GoodFiles(spark, folder.resolve("good"));
    List<Mutation> mutations = Mutation.all();
    int step = Counts.of(1, 4);
    Map<String, Integer> counts = new TreeMap<>();
    for (int i = 0; i < mutations.size(); i += step) {
      Mutation mutation = mutations.get(i);
      Random random = new Random(1000L + i);
      Mutation.Mutated mutated = mutation.change().of(good.of(mutation.format()), random);
      String seen = load(spark, mutation, mutated, LocalDate.of(2024, 1, 2).plusDays(i));
      counts.merge(seen, 1, Integer::sum);
    }
    assertThat(mutations).hasSizeGreaterThanOrEqualTo(100);
    System.out.println("Mutated files: " + counts);
  }

  private String load(
      SparkSession spark, Mutation mutation, Mutation.Mutated mutated, LocalDate night)
      throws IOException {
    TestProject project = project(mutation.format());
    String name = "sales-" + night + "." + mutated.ending();
    Files.createDirectories(project.landing());
    Files.write(project.landing().resolve(name), mutated.content());
    NightRig rig = project.rig(spark, "lake-" + mutation.format());
    List<Integer> before = versions(rig);
    RunManifest manifest = rig.job("ingest", night.toString());
    String what = "%s: %s, %s".formatted(mutation, mutated.expected(), manifest.outcome());
    if (manifest.outcome() instanceof Failed failed) {
      requireOneClearLine(failed, name, what);
      assertThat(versions(rig)).as(what).isEqualTo(before);
      assertThat(mutated.expected().mayBeRefused()).as(what).isTrue();
      return "refused";
    }
    requireConservation(rig, manifest, mutated.expected(), what, night);
    return "conserved";
  }

  private static void requireOneClearLine(Failed failed, String file, String what) {
    assertThat(failed.exitCode()).as(what).isIn(10, 20);
    List<String> lines = failed.message().lines().toList();
    assertThat(lines.get(0)).as(what).startsWith("Source sales: ").contains(file);
    assertThat(lines.subList(1, lines.size()))
        .as("the columns that differ: " + what)
        .allMatch(line -> line.startsWith("  "));
    assertThat(failed.message())
        .as(what)
        .doesNotContain("\r", "Exception", "\tat ", "java.", "org.apache")
        .hasSizeLessThan(600);
  }

  private static void requireConservation(
      NightRig rig,
      RunManifest manifest,
      Mutation.Expected expected,
      String what,
      LocalDate night) {
    Map<String, Number> metrics = manifest.outcome().metrics();
    long good = metrics.get("sales.rows-good").longValue();
    long quarantined = metrics.get("sales.rows-quarantined").longValue();
    assertThat(manifest.outcome().exitCode()).as(what).isZero();
    assertThat(metrics.get("rows-in").longValue()).as(what).isEqualTo(good + quarantined);
    assertThat(rows(rig, TABLES.get(0), night)).as(what).isEqualTo(good);
    assertThat(rows(rig, TABLES.get(1), night)).as(what).isEqualTo(quarantined);
    assertThat(expected.allows(good, quarantined)).as(what).isTrue();
  }

  private static long rows(NightRig rig, String table, LocalDate night) {
    return rig.has(table)
        ? rig.table(table).where("_logical_date = date'" + night + "'").count()
        : 0;
  }

  private static List<Integer> versions(NightRig rig) {
    List<Integer> versions = new ArrayList<>();
    TABLES.forEach(table -> versions.add(rig.has(table) ? rig.versions(table) : 0));
    return versions;
  }

  private TestProject project(String format) {
    return new TestProject(folder.resolve(format))
        .pipeline(
            """
            sources:
              sales:
                format: %s
                path: sales-{date}.*
                columns: sales.ddl
            """
                .formatted(format))
        .beside("sales.ddl", GoodFiles.COLUMNS);
  }
}
