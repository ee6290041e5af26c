package io.nightjar.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.airflow.AirflowException.Kind;
import io.nightjar.airflow.FaultyAirflow.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No run is started twice, whatever happens on the way: 200 of each kind with faults=full. */
class TriggerFaultsTest {
  private static final long SEED = 20_260_101;
  private static final boolean FULL = Boolean.getBoolean("nightjar.full");
  private static final int CALLS = FULL ? 200 : 12;
  private static final Duration TIMEOUT = Duration.ofMillis(300);
  private static final Set<Kind> OPEN =
      EnumSet.of(Kind.UNREACHABLE, Kind.SERVER_FAULT, Kind.BAD_ANSWER);

  @ParameterizedTest
  @EnumSource
  void startsNoRunTwice(Fault fault) throws InterruptedException {
    FaultyAirflow airflow = new FaultyAirflow(fault, SEED, fault == Fault.LATE ? 450 : 0);
    try (StubServer server = new StubServer(airflow::answer)) {
      Runs runs = client(server, fault).runs();
      List<String> returned =
          IntStream.range(0, CALLS)
              .parallel()
              .mapToObj(i -> trigger(runs, "run-" + i, i, fault))
              .filter(id -> !id.isEmpty())
              .toList();
      server.settle();
      assertThat(airflow.started()).doesNotHaveDuplicates().containsAll(returned);
      assertThat(returned).isNotEmpty();
      IntStream.range(0, CALLS).forEach(i -> assertLooksBetweenPosts(airflow.asked("run-" + i)));
      System.out.printf(
          Locale.ROOT,
          "faults: trigger through %s: seed %d, trials %d, returned %d, started twice 0%n",
          fault,
          SEED,
          CALLS,
          returned.size());
    }
  }

  private static AirflowClient client(StubServer server, Fault fault) {
    AirflowSettings settings =
        AirflowSettings.of(server.uri())
            // Only late answers need the time-out; a busy machine must not be taken for one.
            .withTimeouts(
                Duration.ofSeconds(5), fault == Fault.LATE ? TIMEOUT : Duration.ofSeconds(30))
            .withRetries(4, Duration.ofMillis(5), Duration.ofMillis(40))
            .withSeed(SEED);
    return AirflowClient.of(settings, new Credentials("nightjar", Airflows.PASSWORD));
  }

  /** The id of the run, or nothing after a failure that fits the fault. */
  private static String trigger(Runs runs, String id, int number, Fault fault) {
    TriggerRequest dated =
        TriggerRequest.of("nightly", id, Instant.EPOCH.plus(Duration.ofDays(number)));
    TriggerRequest request = number % 2 == 0 ? dated : dated.withoutLogicalDate();
    try {
      return runs.trigger(request.withConf(Json.object().put("n", number))).runId();
    } catch (AirflowException e) {
      assertThat(e.kind()).isIn(expected(fault));
      assertThat(e.getMessage())
          .startsWith("Cannot trigger run " + id + " of DAG nightly: ")
          .doesNotContain("\n", Airflows.PASSWORD, "eyJ");
      return "";
    }
  }

  private static Set<Kind> expected(Fault fault) {
    return switch (fault) {
      case CONFLICT -> EnumSet.of(Kind.CONFLICT);
      case INVALID -> EnumSet.of(Kind.INVALID_REQUEST);
      default -> OPEN;
    };
  }

  private static void assertLooksBetweenPosts(List<String> asked) {
    assertThat(String.join(" ", asked)).startsWith("POST").doesNotContain("POST POST");
  }
}
