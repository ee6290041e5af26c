package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AssetEvent;
import io.nightjar.airflow.TaskInstance;
import io.nightjar.airflow.TaskKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nights in a live Airflow: a good one, and one with data that a check refuses. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AirflowNightsIT {
  private static final String GOOD = "2024-04-18";
  private static final String REFUSED = "2024-04-19";
  private static final int BIKES = 40;
  private static final int DATA_REFUSED = 20;
  private static final String CHECK = "expect_table_row_count_to_be_between";

  /** Which task makes which published table. */
  private static final Map<String, String> MADE =
      Map.of(
          "ingest", "bronze.rides",
          "publish_tables", "silver.rides",
          "build_features", "gold.rides_features",
          "score", AirflowRides.PREDICTIONS);

  @TempDir private static Path folder;

  private static AirflowRides nights;

  @BeforeAll
  static void start() throws Exception {
    Optional<AirflowRides> started = AirflowRides.start(folder, Map.of());
    Assumptions.assumeTrue(started.isPresent(), "no Airflow; the reason is printed above");
    nights = started.get();
  }

  @AfterAll
  static void end() throws Exception {
    if (nights != null) {
      nights.down();
    }
  }

  @Test
  @Order(1)
  void aNightLeavesWhatItLeavesWithoutAirflow() throws Exception {
    Shell.Ended told = nights.trigger(GOOD);

    System.out.println(told.out());
    assertThat(told.exitCode()).as(told.all()).isZero();
    assertThat(nights.tasks(GOOD).values())
        .allSatisfy(task -> assertThat(told(task)).isEqualTo("success at try 1"));
    nights.assertAsWithoutAirflow(GOOD, GOOD);
  }

  @Test
  @Order(2)
  void everyTaskTellsTheVersionsThatItMade() throws Exception {
    for (Map.Entry<String, String> made : MADE.entrySet()) {
      JsonNode told = xcom(made.getKey());
      assertThat(told.path("run-key").asText()).endsWith(" for " + GOOD);
      assertThat(told.path("verdict").asText()).isEqualTo("succeeded");
      assertThat(Path.of(told.path("manifest").asText())).exists();
      JsonNode output = told.path("outputs").path(0);
      String table = made.getValue();
      assertThat(output.path("table").asText()).isEqualTo(table);
      assertThat(output.path("version").asLong()).isEqualTo(nights.version(table));
      assertThat(output.path("table-id").asText()).isEqualTo(tableId(table));
    }
    assertThat(xcom("score").path("inputs").path(0).path("version"))
        .as("features that were read, and made")
        .isEqualTo(xcom("build_features").path("outputs").path(0).path("version"));
    assertThat(xcom("publish_tables").path("inputs"))
        .as("what was published, and what was validated")
        .isNotEmpty()
        .isEqualTo(xcom("validate_tables").path("inputs"));
  }

  @Test
  @Order(3)
  void everyPublishedTableHasOneEventWithItsVersion() throws Exception {
    Map<String, List<AssetEvent>> events = nights.events();

    for (String table : MADE.values()) {
      assertThat(events.get(table)).as(table).hasSize(1);
      JsonNode extra = events.get(table).get(0).extra();
      assertThat(extra.path("delta_version").asLong()).isEqualTo(nights.version(table));
      assertThat(extra.path("delta_table_id").asText()).isEqualTo(tableId(table));
      assertThat(extra.path("row_count").asInt()).isEqualTo(BIKES);
      assertThat(extra.path("run_key").asText()).startsWith("rides/").endsWith(" for " + GOOD);
      assertThat(extra.path("verdict").asText()).isEqualTo("succeeded");
    }
    JsonNode together = events.get("release.rides").get(0).extra().path("versions");
    MADE.values()
        .forEach(
            table -> assertThat(together.path(table).asLong(-1)).isEqualTo(nights.version(table)));
  }

  @Test
  @Order(4)
  void refusedDataStopsTheNightAtTheFirstTry() throws Exception {
    String before = nights.digest("silver.rides", AirflowRides.PREDICTIONS);
    nights.rides().shorten(REFUSED, BIKES / 4);

    Shell.Ended told = nights.trigger(REFUSED);

    System.out.println(told.out());
    assertThat(told.exitCode()).as(told.all()).isEqualTo(DATA_REFUSED);
    Map<String, TaskInstance> tasks = nights.tasks(REFUSED);
    assertThat(told(tasks.get("validate_tables"))).isEqualTo("failed at try 1");
    assertThat(Stream.of("publish_tables", "build_features", "score"))
        .allSatisfy(
            task -> assertThat(told(tasks.get(task))).isEqualTo("upstream_failed at try 0"));
    assertThat(nights.digest("silver.rides", AirflowRides.PREDICTIONS)).isEqualTo(before);
    assertThat(predictions().rows())
        .hasSize(BIKES)
        .allSatisfy(row -> assertThat(row.get("_logical_date")).hasToString(GOOD));
    assertThat(nights.events())
        .as("news of predictions")
        .hasEntrySatisfying(AirflowRides.PREDICTIONS, events -> assertThat(events).hasSize(1))
        .hasEntrySatisfying("release.rides", events -> assertThat(events).hasSize(1));
  }

  @Test
  @Order(5)
  void saysWhyInOneLineAlsoAfterwards() throws Exception {
    Shell.Ended watched = nights.nightjar("dags", "watch", AirflowRides.DAG, "--date", REFUSED);
    Shell.Ended log = nights.nightjar("dags", "logs", AirflowRides.DAG, "--date", REFUSED);

    assertThat(watched.exitCode()).isEqualTo(DATA_REFUSED);
    assertThat(watched.out()).contains("validate_tables failed with exit code 20: data refused");
    assertThat(watched.out().lines().filter(line -> line.contains("exit code 20, data refused")))
        .as(watched.out())
        .singleElement()
        .asString()
        .contains("DataRejected", CHECK, "silver.rides");
    assertThat(log.out().lines().filter(line -> line.contains("DataRejected")))
        .as(log.out())
        .hasSize(1);
  }

  private static KernelReader.TableRead predictions() throws IOException {
    Path table = nights.lake().resolve("gold/rides_predictions");
    return new KernelReader().read(table, OptionalLong.empty());
  }

  private static String told(TaskInstance task) {
    return task.state() + " at try " + task.tryNumber();
  }

  private static JsonNode xcom(String task) {
    AirflowClient airflow = nights.client();
    TaskKey key = TaskKey.of(AirflowRides.DAG, AirflowRides.runId(GOOD), task);
    return airflow.tasks().xcom(key, "return_value").orElseThrow();
  }

  /** The id that the first commit of a table gave it. */
  private static String tableId(String table) throws IOException {
    Path log = nights.lake().resolve(table.replace('.', '/')).resolve("_delta_log");
    for (String line : Files.readAllLines(log.resolve("00000000000000000000.json"))) {
      JsonNode action = new ObjectMapper().readTree(line);
      if (action.has("metaData")) {
        return action.path("metaData").path("id").asText();
      }
    }
    return "";
  }
}
