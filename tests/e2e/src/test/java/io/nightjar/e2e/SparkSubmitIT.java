package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same jobs, each in its own JVM by spark-submit, chained by their manifests: on this machine
 * and on a standalone master with two workers.
 */
@Tag("long")
class SparkSubmitIT {
  private static final String BEFORE = "2024-04-19";
  private static final String NIGHT = "2024-04-20";
  private static final String[] TABLES = {
    "bronze.rides",
    "quarantine.rides",
    "silver.rides",
    "gold.rides_features",
    "gold.rides_predictions"
  };

  private record Submitted(String jar, String job, String night) {}

  private static final List<Submitted> JOBS =
      List.of(
          new Submitted("training", "train", BEFORE),
          new Submitted("etl", "ingest", NIGHT),
          new Submitted("etl", "refine", NIGHT),
          new Submitted("validation", "validate", NIGHT),
          new Submitted("etl", "publish", NIGHT),
          new Submitted("etl", "build-features", NIGHT),
          new Submitted("scoring", "score", NIGHT));

  @TempDir static Path folder;
  private static Rides rides;
  private static String expected;

  @BeforeAll
  static void runTheNightInOneSession() throws Exception {
    rides = Rides.in(folder);
    rides.nightjar(0, "base", "bootstrap", "rides", "--from", "2024-03-20", "--to", "2024-04-18");
    rides.night("base", BEFORE);
    rides.copyLake("base", "run");
    rides.night("run", BEFORE, "--train");
    rides.night("run", NIGHT);
    expected = rides.digest("run", TABLES);
  }

  @Test
  void eachJobAloneLeavesTheSameTables() throws Exception {
    rides.copyLake("base", "submitted");
    submitAll("submitted", "local[2]");

    assertThat(rides.digest("submitted", TABLES)).isEqualTo(expected);
    assertThat(Files.readString(result("submitted", "score")))
        .contains("\"verdict\" : \"succeeded\"", "\"table\" : \"gold.rides_predictions\"");
    maintain("submitted");
    assertThat(rides.digest("submitted", TABLES)).isEqualTo(expected);
  }

  @Test
  void aClusterLeavesTheSameTables() throws Exception {
    rides.copyLake("base", "cluster");
    try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
      submitAll("cluster", cluster.master());
    }

    assertThat(rides.digest("cluster", TABLES)).isEqualTo(expected);
  }

  private static void submitAll(String lake, String master)
      throws IOException, InterruptedException {
    for (Submitted job : JOBS) {
      Shell.Ended ended = new Shell(folder).run(command(job, lake, master));
      assertThat(ended.exitCode()).as(job + "\n" + ended.all()).isZero();
    }
  }

  private static String[] command(Submitted job, String lake, String master) {
    Path jar = Checkout.root().resolve(job.jar() + "/target/nightjar-" + job.jar() + ".jar");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("./nightjar", "spark-submit", "--master", master));
    command.addAll(List.of("--conf", "spark.cores.max=2", "--driver-memory", "1g"));
    command.addAll(List.of("--executor-memory", "1g", jar.toString(), job.job()));
    command.addAll(List.of("--pipeline", "rides", "--date", job.night()));
    command.addAll(List.of("--result", result(lake, job.job()).toString()));
    command.addAll(List.of("--project", folder.toString()));
    command.addAll(List.of("--lake", rides.lake(lake).toString()));
    return command.toArray(String[]::new);
  }

  private static void maintain(String lake) throws IOException, InterruptedException {
    Path jar = Checkout.root().resolve("etl/target/nightjar-etl.jar");
    Path result = result(lake, "maintain");
    List<String> command = new ArrayList<>(List.of("./nightjar", "spark-submit"));
    command.addAll(List.of("--class", "io.nightjar.core.job.MaintainMain", jar.toString()));
    command.addAll(List.of("--pipeline", "rides", "--result", result.toString()));
    command.addAll(List.of("--project", folder.toString()));
    command.addAll(List.of("--lake", rides.lake(lake).toString()));
    Shell.Ended ended = new Shell(folder).run(command.toArray(String[]::new));
    assertThat(ended.exitCode()).as(ended.all()).isZero();
    assertThat(ended.out()).contains("silver.rides", "ops.runs");
    assertThat(Files.readString(result)).contains("\"verdict\" : \"succeeded\"");
  }

  private static Path result(String lake, String job) {
    return folder.resolve(lake + "-" + job + ".json");
  }
}
