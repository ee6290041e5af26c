package io.nightjar.cli.dags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill as a person starts, interrupts and repeats it, against an Airflow that is played. */
class BackfillCommandTest {
  private static final String NIGHTLY = "flights_nightly";
  private static final String[] RANGE = {
    "backfill", "flights", "--from", "2013-03-14", "--to", "2013-03-16"
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

  @Test
  void stagesOldestFirstAndSaysWhatWouldChange() {
    assertThat(backfill()).isZero();

    assertThat(airflow.posts()).containsExactly(stage(14), stage(15), stage(16));
    PlayedRun run = airflow.runs().get(stage(15));
    assertThat(run.hasLogicalDate()).isFalse();
    assertThat(run.conf())
        .hasToString(
            "{\"date\":\"2013-03-15\",\"announce\":false,\"backfill\":\"stage\","
                + "\"as-of\":\"original\"}");
    assertThat(out)
        .hasToString(
            """
            Backfill of flights as original, 3 nights: staged 3 now, 0 before, 0 not
              night       staged   published  only staged  only published     changed   decided otherwise   mean distance   largest
              2013-03-14      980         978            3               1          12                   4        0.012500  0.500000
              2013-03-15      980         978            3               1          12                   4        0.012500  0.500000
              2013-03-16      980         978            3               1          12                   4        0.012500  0.500000
            Nothing was published. To publish it, when all is staged: ./nightjar backfill flights --from 2013-03-14 --to 2013-03-16 --as-of original --publish
            """);
  }

  @Test
  void goesOnWhereItStoppedAndPublishesOnlyWhatIsWhollyStaged() {
    airflow.fail(stage(15), 40);
    assertThat(backfill("--publish")).isEqualTo(40);
    assertThat(airflow.posts()).containsExactly(stage(14), stage(15));
    assertThat(out.toString())
        .contains(
            "validate_flights failed with exit code 40",
            "staged 1 now, 0 before, 2 not",
            "Nothing");

    assertThat(backfill("--publish")).isZero();

    assertThat(airflow.posts())
        .containsExactly(
            stage(14),
            stage(15),
            "clear " + stage(15),
            stage(16),
            publish(14),
            publish(15),
            publish(16));
    assertThat(out.toString())
        .contains("staged 2 now, 1 before, 0 not")
        .endsWith("Published: 3 now, 0 before, 0 not\n");
  }

  @Test
  void goesOnWithAPublicationThatStopped() {
    airflow.fail(publish(15), 10);
    assertThat(backfill("--publish")).isEqualTo(10);
    assertThat(out.toString()).endsWith("Published: 1 now, 0 before, 2 not\n");

    assertThat(backfill("--publish")).isZero();

    assertThat(airflow.posts()).contains("clear " + publish(15)).doesNotHaveDuplicates();
    assertThat(out.toString())
        .contains("staged 0 now, 3 before, 0 not")
        .endsWith("Published: 2 now, 1 before, 0 not\n");
  }

  @Test
  void takesNoUsualRunOfANightForAPartOfABackfill() {
    airflow.schedule(NIGHTLY, "scheduled__x", "2013-03-15T06:30:00Z");
    assertThat(backfill("--as-of", "now")).isZero();
    assertThat(airflow.posts())
        .containsExactly(
            "nightjar__2013-03-14__stage_now",
            "nightjar__2013-03-15__stage_now",
            "nightjar__2013-03-16__stage_now");
    assertThat(out.toString()).contains("as now", "--as-of now --publish");
  }

  @Test
  void stagesAnewWhatIsStagedOnlyIfAsked() {
    backfill();
    backfill();
    assertThat(airflow.posts()).hasSize(3);
    backfill("--again");
    assertThat(airflow.posts())
        .endsWith("clear " + stage(14), "clear " + stage(15), "clear " + stage(16));
  }

  @Test
  void startsNothingThatWouldWaitForEver() {
    airflow.pause(NIGHTLY);
    assertThat(backfill()).isEqualTo(10);
    assertThat(err)
        .hasToString(
            "nightjar: DAG flights_nightly is paused, so its runs would wait for ever. Nothing was"
                + " started; first: ./nightjar dags unpause flights_nightly.\n");
    assertThat(airflow.posts()).isEmpty();
  }

  @Test
  void isBoundedByTheFirstNightOfThePipeline() {
    String[] early = {"backfill", "flights", "--from", "2012-12-31", "--to", "2013-01-02"};
    assertThat(project.nightjar(out, err, early)).isEqualTo(10);
    assertThat(err.toString()).contains("is before the first night of the pipeline, 2013-01-01.");
  }

  private int backfill(String... options) {
    return project.nightjar(
        out,
        err,
        Stream.concat(Stream.of(RANGE), List.of(options).stream()).toArray(String[]::new));
  }

  private static String stage(int day) {
    return "nightjar__2013-03-%d__stage_original".formatted(day);
  }

  private static String publish(int day) {
    return "nightjar__2013-03-%d__publish_original".formatted(day);
  }
}
