package io.nightjar.cli.dags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a person types them, against an Airflow that is played over HTTP. */
class DagsCommandsTest {
  private static final String NIGHTLY = "flights_nightly";
  private static final String RUN = "nightjar__2013-03-15";
  private static final String[] TRIGGER = {
    "dags", "trigger", NIGHTLY, "--date", "2013-03-15", "--watch"
  };

  @TempDir private Path folder;
  private PlayedProject project;
  private final PlayedAirflow airflow = new PlayedAirflow(NIGHTLY, "flights_maintain");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeAProject() throws IOException {
    project = PlayedProject.in(folder, airflow);
  }

  @AfterEach
  void stop() {
    airflow.close();
  }

  private int nightjar(String... args) {
    return project.nightjar(out, err, args);
  }

  @Test
  void triggersANightAndWatchesItsTasks() {
    assertThat(nightjar(TRIGGER)).isZero();
    assertThat(airflow.posts()).containsExactly(RUN);
    assertThat(airflow.runs().get(RUN).logicalDate()).hasToString("2013-03-15T04:00:00Z");
    assertThat(airflow.runs().get(RUN).conf()).hasToString("{\"date\":\"2013-03-15\"}");
    assertThat(err.toString().lines())
        .containsExactly(
            "Started run nightjar__2013-03-15 of flights_nightly",
            "Run nightjar__2013-03-15 of flights_nightly: running",
            "  refine_flights               success             12.3 s",
            "  validate_flights             running",
            "  validate_flights             success             63.0 s");
    assertThat(out.toString().lines())
        .containsExactly(
            "Run nightjar__2013-03-15 of flights_nightly: success after 63.0 s",
            "  refine_flights               success             12.3 s",
            "  validate_flights             success             63.0 s");
  }

  @Test
  void datesANightByTheClockOfThePipelinesZone() {
    nightjar("dags", "trigger", NIGHTLY, "--date", "2013-11-03");
    PlayedRun run = airflow.runs().get("nightjar__2013-11-03");
    assertThat(run.asked("data_interval_start")).isEqualTo("2013-11-03T04:00:00Z");
    assertThat(run.asked("data_interval_end")).isEqualTo("2013-11-04T05:00:00Z");
  }

  @Test
  void saysWhyANightFailedAndEndsWithItsCode() {
    airflow.fail(RUN, 20);
    assertThat(nightjar(TRIGGER)).isEqualTo(20);
    assertThat(out.toString())
        .contains(
            "Run nightjar__2013-03-15 of flights_nightly: failed after 63.0 s",
            "validate_flights failed with exit code 20: data refused; the owner of the data has to"
                + " look at it. Its log ends:",
            "  | line 30",
            "  | DataRejected: Cannot execute: spark-submit. Error code is: 20.",
            "All of it: ./nightjar dags logs flights_nightly --run nightjar__2013-03-15 --task"
                + " validate_flights")
        .doesNotContain("| line 5\n");
  }

  @Test
  void reportsAFailureWhoseLogIsLost() {
    airflow.fail(RUN, 20);
    airflow.loseLogs();
    assertThat(nightjar(TRIGGER)).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "validate_flights failed without an exit code. Its log ends:",
            "  | Cannot read the log of try 1 of task validate_flights of run " + RUN);
  }

  @Test
  void runsANightAgainThatEndedWell() {
    assertThat(nightjar(TRIGGER)).isZero();
    assertThat(nightjar("dags", "trigger", NIGHTLY, "--date", "2013-03-15", "--again")).isZero();
    assertThat(airflow.posts()).containsExactly(RUN, "clear " + RUN);
  }

  @Test
  void startsANightOnceAndFailedTasksAgainOnlyIfAsked() {
    airflow.fail(RUN, 40);
    assertThat(nightjar(TRIGGER)).isEqualTo(40);
    assertThat(nightjar(TRIGGER)).isEqualTo(40);
    assertThat(err.toString())
        .contains("Run nightjar__2013-03-15 of flights_nightly is there already: failed");
    assertThat(airflow.posts()).containsExactly(RUN);
    assertThat(
            nightjar("run", "flights", "--date", "2013-03-15", "--airflow", "--watch", "--again"))
        .isZero();
    assertThat(airflow.posts()).containsExactly(RUN, "clear " + RUN);
  }

  @Test
  void startsOneRunForThreeWhoAskAtOnce() {
    List<CompletableFuture<Integer>> clients =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> nightjar(TRIGGER)))
            .limit(3)
            .toList();
    assertThat(clients).extracting(CompletableFuture::join).containsExactly(0, 0, 0);
    assertThat(airflow.posts()).containsExactly(RUN);
  }

  @Test
  void takesTheRunOfTheScheduleForTheNight() {
    airflow.schedule(NIGHTLY, "scheduled__x", "2013-03-15T06:30:00Z");
    assertThat(nightjar("run", "flights", "--date", "2013-03-15", "--airflow")).isZero();
    assertThat(airflow.posts()).isEmpty();
    assertThat(err.toString())
        .contains("Run scheduled__x of flights_nightly is there already: success");
    assertThat(nightjar("run", "flights", "--date", "2013-03-16", "--airflow")).isZero();
    assertThat(airflow.posts()).containsExactly("nightjar__2013-03-16");
  }

  @Test
  void listsWhatIsThereAndWhatIsMissing() {
    airflow.pause(NIGHTLY);
    airflow.schedule(NIGHTLY, "scheduled__x", "2013-03-15T06:30:00Z");
    assertThat(nightjar("dags", "list")).isZero();
    assertThat(out.toString().lines())
        .contains(
            "flights_nightly              paused   success   scheduled__x",
            "oulad_nightly                missing                                                "
                + " ./nightjar dags sync")
        .noneMatch(line -> line.startsWith("flights_train"));
  }

  @Test
  void pausesAndUnpauses() {
    assertThat(nightjar("dags", "pause", NIGHTLY)).isZero();
    assertThat(airflow.isPaused(NIGHTLY)).isTrue();
    nightjar("dags", "trigger", NIGHTLY, "--date", "2013-03-15");
    assertThat(err.toString())
        .contains("DAG flights_nightly is paused, so nothing starts: ./nightjar dags unpause");
    assertThat(nightjar("dags", "unpause", NIGHTLY, "flights_maintain")).isZero();
    assertThat(airflow.isPaused(NIGHTLY)).isFalse();
    assertThat(out.toString()).contains("flights_nightly is active", "flights_maintain is active");
  }

  @Test
  void printsTheLogOfTheTaskThatFailed() {
    airflow.fail(RUN, 20);
    nightjar(TRIGGER);
    out.getBuffer().setLength(0);
    assertThat(nightjar("dags", "logs", NIGHTLY, "--date", "2013-03-15", "-n", "3")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "line 30",
            "Task failed with exception",
            "DataRejected: Cannot execute: spark-submit. Error code is: 20.");
    assertThat(nightjar("dags", "logs", NIGHTLY, "--run", RUN, "--task", "score")).isEqualTo(10);
    assertThat(err.toString())
        .endsWith(
            "nightjar: No task score of run nightjar__2013-03-15 of flights_nightly has started."
                + " Those that have: refine_flights, validate_flights.\n");
  }

  @Test
  void saysInOneLineWhatIsWrong() throws IOException {
    assertThat(problem("dags", "trigger", "flights_night", "--date", "2013-03-15"))
        .isEqualTo(
            "nightjar: No pipeline of this project has a DAG flights_night (did you mean"
                + " flights_nightly?). The DAGs of a pipeline are called NAME_nightly, NAME_train,"
                + " NAME_maintain and NAME_mail.\n");
    assertThat(problem("dags", "watch", NIGHTLY, "--date", "2013-03-15"))
        .startsWith("nightjar: Airflow has no run of flights_nightly for night 2013-03-15.");
    assertThat(problem("dags", "watch", NIGHTLY)).contains("Give --date D, or --run ID.");
    assertThat(problem("dags", "trigger", NIGHTLY, "--date", "15 March"))
        .contains("--date must be a calendar date like 2013-03-15.");
    assertThat(problem("dags", "trigger", "oulad_nightly", "--date", "2013-10-05"))
        .startsWith("nightjar: Cannot list the runs of DAG oulad_nightly: GET ")
        .contains("a new DAG is known once Airflow has parsed it");
    assertThat(problem("run", "flights", "--date", "2013-03-15", "--airflow", "--train"))
        .contains("Airflow runs a pipeline as it is planned: leave out --job, --train");
    assertThat(problem("run", "flights", "--date", "2013-03-15", "--watch"))
        .contains("--watch goes with --airflow");
    assertThat(problem("run", "flights", "--from", "2013-03-15", "--to", "2013-03-16", "--airflow"))
        .contains("./nightjar backfill flights --from 2013-03-15 --to 2013-03-16.");
    Files.delete(folder.resolve(".nightjar/airflow/connection.json"));
    assertThat(problem("dags", "list"))
        .contains("there is no Airflow in environment local; start one with ./nightjar airflow up");
  }

  @Test
  void saysThatAirflowIsDownWithTheCodeOfARetry() throws IOException {
    airflow.close();
    assertThat(nightjar("dags", "list")).isEqualTo(40);
    assertThat(err.toString())
        .startsWith("nightjar: Cannot log in as nightjar: POST /auth/token found no server at http")
        .hasLineCount(1)
        .doesNotContain(PlayedAirflow.PASSWORD);
  }

  private String problem(String... args) {
    err.getBuffer().setLength(0);
    assertThat(nightjar(args)).isEqualTo(10);
    return err.toString();
  }
}
