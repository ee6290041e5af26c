package io.nightjar.airflow;

import static io.nightjar.airflow.Airflows.RUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.airflow.AirflowException.Kind;
import io.nightjar.airflow.StubServer.Request;
import io.nightjar.airflow.StubServer.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final WatchPlan PLAN = WatchPlan.of(Duration.ofHours(1));
  private static final Response QUEUED = Airflows.run("queued");
  private static final Response RUNNING = Airflows.run("running");
  private static final Response SUCCESS = Airflows.run("success");

  private final FakeTime time = new FakeTime();
  private final List<String> heard = new ArrayList<>();
  private final WatchListener listener =
      new WatchListener() {
        @Override
        public void onState(String state) {
          heard.add(state);
        }

        @Override
        public void onPaused(String dagId) {
          heard.add("paused " + dagId);
        }

        @Override
        public void onAbsence(AirflowException failure) {
          heard.add("absent " + failure.kind());
        }
      };

  private Run watch(WatchPlan plan, List<Response> looks, Response dag) {
    try (StubServer server =
        Airflows.scripted(Map.of("GET " + RUN, looks, "GET /api/v2/dags/nightly", List.of(dag)))) {
      return Airflows.client(server, time).runs().watch("nightly", "r1", plan, listener);
    }
  }

  @Test
  void tellsEachStateOnceUntilTheEnd() {
    Response unknown = Airflows.run("a_state_of_airflow_4");
    List<Response> looks = List.of(QUEUED, QUEUED, RUNNING, unknown, RUNNING, SUCCESS);
    Run run = watch(PLAN, looks, Airflows.dag(false));
    assertThat(run.state()).isEqualTo(RunState.SUCCESS);
    assertThat(heard)
        .containsExactly("queued", "running", "a_state_of_airflow_4", "running", "success");
  }

  @Test
  void looksEverLessOften() {
    WatchPlan plan = PLAN.withPauses(Duration.ofSeconds(1), Duration.ofSeconds(8));
    List<Response> looks = new ArrayList<>(Collections.nCopies(9, RUNNING));
    looks.add(SUCCESS);
    watch(plan, looks, Airflows.dag(false));
    assertThat(time.pauses().get(0)).isLessThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(time.pauses().get(8)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
  }

  @Test
  void bearsAnAirflowThatIsAway() {
    Response garbage = Response.ok("<html>gateway</html>");
    List<Response> looks =
        List.of(RUNNING, RUNNING.cut(), Response.of(502, "Bad Gateway"), garbage, SUCCESS);
    assertThat(watch(PLAN, looks, Airflows.dag(false)).state()).isEqualTo(RunState.SUCCESS);
    assertThat(heard)
        .containsExactly(
            "running", "absent UNREACHABLE", "absent SERVER_FAULT", "absent BAD_ANSWER", "success");
  }

  @Test
  void losesItsPatience() {
    WatchPlan plan = PLAN.withPatience(Duration.ofMinutes(2));
    AirflowException failure =
        catchThrowableOfType(
            AirflowException.class,
            () -> watch(plan, List.of(RUNNING, Response.lost()), Airflows.dag(false)));
    assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(time.now().minusDays(1)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
  }

  @Test
  void saysThatAPausedDagHoldsTheRunBack() {
    AirflowException failure =
        catchThrowableOfType(
            AirflowException.class, () -> watch(PLAN, List.of(QUEUED), Airflows.dag(true)));
    assertThat(failure.kind()).isEqualTo(Kind.DEADLINE);
    assertThat(failure)
        .hasMessage(
            "Cannot wait any longer for run r1 of DAG nightly: after 1 h it is still queued"
                + " because its DAG is paused; unpause it, then watch it again, or look at it in"
                + " Airflow");
    assertThat(heard).containsExactly("queued", "paused nightly");
    assertThat(time.now().minusDays(1)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void endsAtTheDeadlineAndSaysWhatItSaw() {
    AirflowException failure =
        catchThrowableOfType(
            AirflowException.class,
            () ->
                watch(WatchPlan.of(Duration.ofSeconds(90)), List.of(RUNNING), Airflows.dag(false)));
    assertThat(failure)
        .hasMessage(
            "Cannot wait any longer for run r1 of DAG nightly: after 1 min 30 s it is still"
                + " running; watch it again, or look at it in Airflow");
  }

  @Test
  void looksAgainIfWhoListensCannotAskForMore() {
    AtomicInteger asked = new AtomicInteger();
    try (StubServer server =
        Airflows.scripted(Map.of("GET " + RUN, List.of(RUNNING, SUCCESS, SUCCESS)))) {
      AirflowClient client = Airflows.client(server, time);
      WatchListener curious =
          new WatchListener() {
            @Override
            public void onLook() {
              if (asked.incrementAndGet() == 2) {
                throw new AirflowException(AirflowException.Kind.UNREACHABLE, "away", null);
              }
            }
          };
      assertThat(client.runs().watch("nightly", "r1", PLAN, curious).state())
          .isEqualTo(RunState.SUCCESS);
      assertThat(asked).hasValue(3);
    }
  }

  @Test
  void sendsATokenThatItWasGiven() {
    try (StubServer server = Airflows.scripted(Map.of("GET " + RUN, List.of(SUCCESS)))) {
      AirflowClient client =
          AirflowClient.of(AirflowSettings.of(server.uri()), Credentials.ofToken("given"), time);
      client.runs().load("nightly", "r1");
      assertThat(server.logins()).isZero();
      assertThat(server.requests().get(0).token()).isEqualTo("given");
    }
  }

  @Test
  void doesNotWaitForARunThatIsNotThere() {
    AirflowException failure =
        catchThrowableOfType(
            AirflowException.class,
            () -> watch(PLAN, List.of(Airflows.detail(404, "no run")), Airflows.dag(false)));
    assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void goesOnWhenATokenRunsOutOrTheServerForgetsIt() {
    AtomicInteger logins = new AtomicInteger();
    AtomicInteger looks = new AtomicInteger();
    try (StubServer server = new StubServer(request -> forgetful(request, logins, looks))) {
      Run run = Airflows.client(server, time).runs().watch("nightly", "r1", PLAN, listener);
      assertThat(run.state()).isEqualTo(RunState.SUCCESS);
      assertThat(server.logins()).isEqualTo(4);
      assertThat(heard).containsExactly("running", "success");
    }
  }

  /** Each token is good for three requests. */
  private static Response forgetful(Request request, AtomicInteger logins, AtomicInteger looks) {
    if (request.path().equals("/auth/token")) {
      return Airflows.login("t" + logins.incrementAndGet(), 3600);
    }
    int look = looks.incrementAndGet();
    boolean known = request.token().equals(Airflows.token("t" + logins.get(), 3600));
    if (look % 4 == 0 || !known) {
      return look % 8 == 0
          ? Airflows.detail(403, "Invalid JWT token")
          : Airflows.detail(401, "Token Expired");
    }
    return look > 12 ? SUCCESS : RUNNING;
  }

  @Test
  void renewsATokenBeforeItRunsOut() {
    AtomicInteger logins = new AtomicInteger();
    try (StubServer server =
        new StubServer(
            request ->
                request.path().equals("/auth/token")
                    ? Airflows.login("t" + logins.incrementAndGet(), 100)
                    : Airflows.dag(false))) {
      AirflowClient client = Airflows.client(server, time);
      client.dags().load("nightly");
      time.sleep(Duration.ofSeconds(80));
      client.dags().load("nightly");
      assertThat(server.logins()).isEqualTo(1);
      time.sleep(Duration.ofSeconds(11));
      client.dags().load("nightly");
      assertThat(server.logins()).isEqualTo(2);
    }
  }
}
