package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AssetEvent;
import io.nightjar.airflow.TaskInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rides of the README in a live Airflow, installed, started and asked by the commands that
 * people use. A second lake with the same history is there for {@code nightjar run}.
 */
final class AirflowRides {
  static final String DAG = "rides_nightly";
  static final String PREDICTIONS = "gold.rides_predictions";
  private static final String[] TABLES = {
    "bronze.rides", "silver.rides", "gold.rides_features", PREDICTIONS
  };

  /** Where the environment of the project says that the lake is: Airflow's jobs work on it. */
  private static final String LAKE = "lake";

  private static final String DIRECT = "direct";

  /** Jobs of seconds do not repay an optimising compiler. */
  private static final Map<String, String> QUICK_JOBS =
      Map.of("NIGHTJAR_JAVA_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");

  private static final Duration LONGEST_JOB = Duration.ofMinutes(5);
  private static final int RETRY_SECONDS = 2;
  private static final int MANY = 100;

  private final Rides rides;
  private final AirflowOfTest place;
  private final Shell shell;

  private AirflowRides(Rides rides, Map<String, String> settings) {
    this.rides = rides;
    this.place = new AirflowOfTest(rides.project());
    this.shell = new Shell(rides.project());
    QUICK_JOBS.forEach(shell::with);
    settings.forEach(shell::with);
  }

  /**
   * Starts it with a history and a model; empty, with a reason that is printed, where there can be
   * no Airflow.
   *
   * @param settings of Airflow, as variables of its environment
   */
  static Optional<AirflowRides> start(Path folder, Map<String, String> settings) throws Exception {
    AirflowRides started = new AirflowRides(Rides.in(folder), settings);
    if (started.place.install().isEmpty()) {
      return Optional.empty();
    }
    started.fillLakes();
    started.writePlan();
    System.out.println(started.up().strip());
    started.place.await(() -> started.client().dags().find(DAG).isPresent());
    return Optional.of(started);
  }

  Rides rides() {
    return rides;
  }

  AirflowOfTest place() {
    return place;
  }

  AirflowClient client() {
    return place.client();
  }

  /** Starts what of Airflow does not run; returns what was printed. */
  String up() throws IOException, InterruptedException {
    Shell.Ended ended =
        nightjar("airflow", "up", "--installation", AirflowOfTest.PROGRAMS.toString());
    assertThat(ended.exitCode()).as(ended.all()).isZero();
    return ended.out();
  }

  void down() throws IOException, InterruptedException {
    nightjar("airflow", "down");
  }

  /** Runs one command to its end. */
  Shell.Ended nightjar(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./nightjar"));
    command.addAll(List.of(arguments));
    return shell.run(command.toArray(String[]::new));
  }

  /** Has Airflow run a night, once, and watches it. */
  Shell.Ended trigger(String night) throws IOException, InterruptedException {
    return nightjar("dags", "trigger", DAG, "--date", night, "--watch");
  }

  static String runId(String night) {
    return "nightjar__" + night;
  }

  /** The tasks of a night by name. */
  Map<String, TaskInstance> tasks(String night) {
    return client().tasks().list(DAG, runId(night)).stream()
        .collect(Collectors.toMap(TaskInstance::taskId, task -> task));
  }

  /** Events of every asset, newest first, by its name. */
  Map<String, List<AssetEvent>> events() {
    AirflowClient airflow = client();
    Map<String, List<AssetEvent>> events = new TreeMap<>();
    airflow
        .assets()
        .list()
        .forEach(asset -> events.put(asset.name(), airflow.assets().events(asset.id(), MANY)));
    return events;
  }

  /** Waits until a job has said what it did, which is the last thing that it does. */
  void awaitManifest(String night, String job) throws Exception {
    Path folder = lake().resolve("_nightjar/runs/rides").resolve(night).resolve(job);
    AirflowOfTest.await(LONGEST_JOB, () -> Files.isDirectory(folder) && !isEmpty(folder));
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.noneMatch(file -> file.toString().endsWith(".json"));
    }
  }

  /** Version, rows and digest of tables. */
  String digest(String... tables) {
    return digestOf(LAKE, tables);
  }

  private String digestOf(String lake, String... tables) {
    List<String> arguments = new ArrayList<>(List.of("digest"));
    arguments.addAll(List.of(tables));
    return rides.nightjar(0, lake, arguments.toArray(String[]::new));
  }

  /** The newest version of a table. */
  long version(String table) {
    return rides.versions(LAKE, table) - 1;
  }

  Path lake() {
    return rides.lake(LAKE);
  }

  /** How many commits each table has. */
  Map<String, Long> commits() {
    return Stream.of(TABLES)
        .collect(
            Collectors.toMap(
                table -> table, table -> isThere(table) ? rides.versions(LAKE, table) : 0L));
  }

  private boolean isThere(String table) {
    return Files.isDirectory(lake().resolve(table.replace('.', '/')));
  }

  /** The same versions, rows and digests that these nights leave without Airflow. */
  void assertAsWithoutAirflow(String from, String to) {
    rides.nightjar(0, DIRECT, "run", "rides", "--from", from, "--to", to);
    assertThat(digest(TABLES)).isEqualTo(digestOf(DIRECT, TABLES));
    rides.nightjar(0, LAKE, "verify", "--night", to);
  }

  private void fillLakes() throws IOException {
    rides.nightjar(
        0, LAKE, "bootstrap", "rides", "--from", "2024-04-01", "--to", "2024-04-17", "--train");
    rides.copyLake(LAKE, DIRECT);
  }

  /** With a schedule that is over, so that nothing starts by itself, and quick to try again. */
  private void writePlan() throws IOException, InterruptedException {
    Path pipeline = rides.project().resolve("conf/pipelines/rides.yaml");
    String scheduled = Files.readString(pipeline);
    String ended = scheduled.replaceFirst("(schedule: .*)}", "$1, until: 2024-04-29}");
    assertThat(ended).isNotEqualTo(scheduled);
    Files.writeString(pipeline, ended);
    Shell.Ended synced = nightjar("dags", "sync");
    assertThat(synced.exitCode()).as(synced.all()).isZero();
    ObjectMapper mapper = new ObjectMapper();
    Path file = place.home("plans/rides.json");
    JsonNode plan = mapper.readTree(file.toFile());
    ((ObjectNode) plan.get("launch")).put("retry-delay-seconds", RETRY_SECONDS);
    mapper.writeValue(file.toFile(), plan);
  }
}
