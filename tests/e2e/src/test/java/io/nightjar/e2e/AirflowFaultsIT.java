package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.airflow.AirflowClient;
import io.nightjar.airflow.AirflowException;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunQuery;
import io.nightjar.airflow.TaskInstance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts of a live Airflow end in the middle of a night, each test in a night of its own. Whatever
 * ends: the night ends well, and leaves the commits and rows of one that nothing has disturbed.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AirflowFaultsIT {
  private static final LocalDate FIRST = LocalDate.of(2024, 4, 18);
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(20);
  private static final Duration LEEWAY = Duration.ofSeconds(12);
  private static final Duration OUTAGE = Duration.ofMinutes(1);

  /** Longer than the outage, shorter than in production, to see sooner that a task is dead. */
  private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(100);

  private static final int CLIENTS = 3;
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @TempDir private static Path folder;

  private static AirflowRides nights;
  private static int tested;

  private String night;
  private Map<String, Long> before;
  private long began;

  @BeforeAll
  static void start() throws Exception {
    Map<String, String> settings =
        Map.of(
            "AIRFLOW__API_AUTH__JWT_EXPIRATION_TIME",
            Long.toString(TOKEN_LIFE.toSeconds()),
            "AIRFLOW__SCHEDULER__TASK_INSTANCE_HEARTBEAT_TIMEOUT",
            Long.toString(HEARTBEAT_TIMEOUT.toSeconds()));
    Optional<AirflowRides> started = AirflowRides.start(folder, settings);
    Assumptions.assumeTrue(started.isPresent(), "no Airflow; the reason is printed above");
    nights = started.get();
  }

  @AfterAll
  static void end() throws Exception {
    if (nights != null) {
      nights.down();
    }
  }

  @BeforeEach
  void takeTheNextNight() {
    night = FIRST.plusDays(tested).toString();
    before = nights.commits();
    began = System.nanoTime();
  }

  @AfterEach
  void printTime(TestInfo test) {
    tested++;
    long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
    System.out.printf("faults: live Airflow: %s: %d s%n", test.getDisplayName(), seconds);
  }

  @Test
  void killedJobsAndTasksAreTriedAgain() throws Exception {
    DataFiles refined = DataFiles.of(nights.lake(), "stage.silver.rides");
    DataFiles features = DataFiles.of(nights.lake(), "gold.rides_features");
    NightProcess client = watch();
    TaskProcesses refining = TaskProcesses.await(night, "refine", 1);
    refined.awaitMore();
    refining.jvm().destroyForcibly();
    TaskProcesses building = TaskProcesses.await(night, "build_features", 1);
    features.awaitMore();
    building.task().destroyForcibly();

    assertThat(building.awaitEnd()).as("until the JVM was gone").isLessThan(AT_ONCE);
    assertEndsWell(client);
    assertThat(tries()).containsEntry("refine", 2).containsEntry("build_features", 2);
  }

  @Test
  void aKilledSupervisorLeavesNoTwin() throws Exception {
    DataFiles refined = DataFiles.of(nights.lake(), "stage.silver.rides");
    NightProcess client = watch();
    TaskProcesses refining = TaskProcesses.await(night, "refine", 1);
    refined.awaitMore();
    refining.supervisor().destroyForcibly();

    assertThat(refining.awaitEnd()).as("until task and JVM were gone").isLessThan(AT_ONCE);
    assertEndsWell(client);
    assertThat(tries()).containsEntry("refine", 2).containsEntry("ingest", 1);
  }

  @Test
  void aNewSchedulerTakesOver() throws Exception {
    NightProcess client = watch();
    TaskProcesses refining = TaskProcesses.await(night, "refine", 1);
    nights.place().kill("scheduler");
    nights.up();

    assertEndsWell(client);
    assertThat(refining.jvm().isAlive()).isFalse();
    assertThat(tries()).allSatisfy((task, tries) -> assertThat(tries).as(task).isEqualTo(1));
  }

  @Test
  void tasksAndClientsBearAMinuteWithoutTheServer() throws Exception {
    NightProcess client = watch();
    nights.awaitManifest(night, "refine"); // so the task ends, and has to report it, without one
    nights.place().killWhole("api-server");
    Thread.sleep(OUTAGE.toMillis());
    nights.up();

    assertEndsWell(client);
    assertThat(client.output()).contains("Airflow is away", "Airflow is back");
    assertThat(tries()).allSatisfy((task, tries) -> assertThat(tries).as(task).isEqualTo(1));
  }

  @Test
  void ofThreeThatAskAtOnceOneStartsTheNight() throws Exception {
    List<NightProcess> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(watch());
    }

    for (NightProcess client : clients) {
      assertThat(client.exitCode()).as(client.output()).isZero();
    }
    assertOneEffect();
    assertThat(nights.client().runs().list(RunQuery.newest(AirflowRides.DAG, 100)))
        .extracting(Run::runId)
        .containsOnlyOnce(AirflowRides.runId(night))
        .hasSize(tested + 1);
    assertThat(tries()).allSatisfy((task, tries) -> assertThat(tries).as(task).isEqualTo(1));
  }

  @Test
  void aWatchOutlivesItsToken() throws Exception {
    AirflowClient held = nights.place().clientOfToken();
    assertThat(held.dags().find(AirflowRides.DAG)).isPresent();
    long start = System.nanoTime();

    NightProcess client = watch();

    assertEndsWell(client);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(TOKEN_LIFE.plus(LEEWAY));
    assertThatThrownBy(() -> held.dags().find(AirflowRides.DAG))
        .isInstanceOfSatisfying(
            AirflowException.class,
            e -> assertThat(e.kind()).isEqualTo(AirflowException.Kind.REFUSED))
        .hasMessageNotContaining("\n");
  }

  @Test
  void aRestartOfPostgresqlIsBorne() throws Exception {
    NightProcess client = watch();
    TaskProcesses.await(night, "refine", 1);
    nights.place().interrupt("postgresql");
    nights.up();

    assertEndsWell(client);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void allOfThemLeaveWhatUndisturbedNightsLeave() {
    Assumptions.assumeTrue(tested > 0, "no night to compare");
    String last = FIRST.plusDays(tested - 1).toString();
    nights.assertAsWithoutAirflow(FIRST.toString(), last);
  }

  private NightProcess watch() throws Exception {
    return NightProcess.inAirflow(nights.rides().project(), AirflowRides.DAG, night);
  }

  private void assertEndsWell(NightProcess client) throws Exception {
    assertThat(client.exitCode()).as(client.output()).isZero();
    assertOneEffect();
  }

  private void assertOneEffect() {
    assertThat(nights.commits())
        .allSatisfy(
            (table, commits) -> assertThat(commits).as(table).isEqualTo(before.get(table) + 1));
  }

  /** How often each task was tried. */
  private Map<String, Integer> tries() {
    return nights.tasks(night).values().stream()
        .collect(Collectors.toMap(TaskInstance::taskId, TaskInstance::tryNumber));
  }
}
