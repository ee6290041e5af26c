package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.airflow.Assets;
import io.nightjar.airflow.NewAssetEvent;
import io.nightjar.airflow.Run;
import io.nightjar.airflow.RunQuery;
import io.nightjar.testkit.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backfill in a live Airflow that is killed in the middle: 2 nights, or 14 in full. Another
 * pipeline waits for what the first one releases, and must hear of nothing.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AirflowBackfillIT {
  private static final int NIGHTS = Counts.of(14, 2);
  private static final LocalDate LAST =
      LocalDate.parse(Counts.areFull() ? "2024-04-29" : "2024-04-19");
  private static final LocalDate FIRST = LAST.minusDays(NIGHTS - 1L);
  private static final String DOWNSTREAM = "workshop_nightly";
  private static final int MANY = 100;
  private static final Duration LONGEST = Duration.ofMinutes(5L * (NIGHTS + 1));
  private static final String[] BACKFILL = {
    "./nightjar", "backfill", "rides", "--from", FIRST.toString(), "--to", LAST.toString()
  };

  @TempDir private static Path folder;

  private static AirflowRides nights;

  @BeforeAll
  static void start() throws Exception {
    Optional<AirflowRides> started = AirflowRides.start(folder, Map.of());
    Assumptions.assumeTrue(started.isPresent(), "no Airflow; the reason is printed above");
    nights = started.get();
    letAnotherPipelineWait();
  }

  @AfterAll
  static void end() throws Exception {
    if (nights != null) {
      nights.down();
    }
  }

  @Test
  @Order(1)
  void aPausedDagIsSaidAndNothingStarts() throws Exception {
    nights.nightjar("dags", "pause", AirflowRides.DAG);
    Shell.Ended told = backfill();
    nights.nightjar("dags", "unpause", AirflowRides.DAG);

    assertThat(told.exitCode()).isEqualTo(10);
    assertThat(told.err()).contains("is paused", "./nightjar dags unpause rides_nightly");
    assertThat(runs(AirflowRides.DAG)).isEmpty();
  }

  @Test
  @Order(2)
  void killedInTheMiddleAndRepeatedItStagesEveryNightOnceAndShowsReadersNothing() throws Exception {
    String before = nights.digest("gold.rides_features");
    Process killed = new Shell(nights.rides().project()).start(BACKFILL);
    AirflowOfTest.await(LONGEST, () -> runs(AirflowRides.DAG).size() > NIGHTS / 2);
    killed.descendants().forEach(ProcessHandle::destroyForcibly);
    killed.destroyForcibly().waitFor();
    String heard = Files.readString(nights.rides().project().resolve(".out"));
    assertThat(heard).doesNotContain("Backfill of rides");

    Shell.Ended told = backfill();

    System.out.println(told.out());
    assertThat(told.exitCode()).as(told.all()).isZero();
    assertThat(told.out().lines().filter(line -> line.startsWith("Backfill of rides")))
        .singleElement()
        .asString()
        .contains("as original, %d nights: staged".formatted(NIGHTS), "0 not");
    assertThat(told.out().lines().filter(line -> line.matches(" +2024-.*")).toList())
        .hasSize(NIGHTS)
        .last()
        .asString()
        .matches(" +%s +40 +0 +40 +0 +0 +0 .*".formatted(LAST));
    assertThat(runs(AirflowRides.DAG)).hasSize(NIGHTS);
    assertThat(nights.digest("gold.rides_features")).isEqualTo(before);
    assertThat(nights.lake().resolve("gold/rides_predictions")).doesNotExist();
  }

  @Test
  @Order(3)
  void publishedItIsWhatSingleNightsLeaveAndNobodyDownstreamHearsOfIt() throws Exception {
    Shell.Ended told = backfill("--publish");

    System.out.println(told.out());
    assertThat(told.exitCode()).as(told.all()).isZero();
    assertThat(told.out())
        .contains("staged 0 now, %d before, 0 not".formatted(NIGHTS))
        .contains("Published: %d now, 0 before, 0 not".formatted(NIGHTS));
    nights
        .rides()
        .nightjar(0, "direct", "run", "rides", "--from", FIRST.toString(), "--to", LAST.toString());
    assertThat(nights.rides().digest("lake")).isEqualTo(nights.rides().digest("direct"));
    assertThat(nights.events().values()).allSatisfy(events -> assertThat(events).isEmpty());
    assertThat(runs(DOWNSTREAM)).isEmpty();
  }

  /** Else the silence above would say nothing. */
  @Test
  @Order(4)
  void whoWaitsDownstreamIsAwake() throws Exception {
    Assets assets = nights.client().assets();
    ObjectNode extra = new ObjectMapper().createObjectNode().put("night", LAST.toString());
    assets.createEvent(NewAssetEvent.of(assets.find("release.rides").orElseThrow(), extra));

    AirflowOfTest.await(LONGEST, () -> !runs(DOWNSTREAM).isEmpty());
  }

  private static Shell.Ended backfill(String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(BACKFILL).subList(1, BACKFILL.length));
    arguments.addAll(List.of(options));
    return nights.nightjar(arguments.toArray(String[]::new));
  }

  private static List<Run> runs(String dag) {
    return nights.client().runs().list(RunQuery.newest(dag, MANY));
  }

  private static void letAnotherPipelineWait() throws Exception {
    Path conf = nights.rides().project().resolve("conf/pipelines");
    Files.createDirectories(conf.resolve("workshop"));
    write(
        conf.resolve("workshop.yaml"),
        """
        pipeline: workshop
        description: Which bicycles are to be looked at
        owner: {team: workshop}
        time-zone: Europe/Zurich
        start: 2024-03-01
        uses:
          gold.rides_predictions: {fresh-within: 2 days}
        tables:
          silver.worklist: {sql: worklist.sql, key: [bike, ride_date]}
        """);
    write(
        conf.resolve("workshop/worklist.sql"),
        """
        SELECT bike, ride_date, score, _logical_date, _event_time, _known_at
        FROM gold.rides_predictions
        """);
    Shell.Ended synced = nights.nightjar("dags", "sync");
    assertThat(synced.exitCode()).as(synced.all()).isZero();
    AirflowOfTest.await(LONGEST, () -> nights.client().dags().find(DOWNSTREAM).isPresent());
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text);
  }
}
