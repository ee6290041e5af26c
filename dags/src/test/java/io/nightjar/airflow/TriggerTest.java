package io.nightjar.airflow;

import static io.nightjar.airflow.Airflows.RUN;
import static io.nightjar.airflow.Airflows.RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.nightjar.airflow.AirflowException.Kind;
import io.nightjar.airflow.StubServer.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerTest {
  private static final String POST = "POST " + RUNS;
  private static final String LOOK = "GET " + RUN;
  private static final Response THERE = Airflows.run("running");
  private static final Response ABSENT = Airflows.detail(404, "The DagRun was not found");
  private static final TriggerRequest REQUEST =
      TriggerRequest.of("nightly", "r1", Instant.parse("2024-01-01T00:00:00Z"))
          .withConf(Json.object().put("n", 1L));

  private record Outcome(Run run, AirflowException failure, List<String> asked) {}

  private static Outcome trigger(List<Response> posts, List<Response> looks) {
    try (StubServer server = Airflows.scripted(Map.of(POST, posts, LOOK, looks))) {
      Runs runs = Airflows.client(server, new FakeTime()).runs();
      try {
        return new Outcome(runs.trigger(REQUEST), null, server.asked());
      } catch (AirflowException e) {
        return new Outcome(null, e, server.asked());
      }
    }
  }

  @Test
  void startsARun() {
    Outcome outcome = trigger(List.of(THERE), List.of(ABSENT));
    assertThat(outcome.run().state()).isEqualTo(RunState.RUNNING);
    assertThat(outcome.asked()).containsExactly(POST);
  }

  @Test
  void sendsWhatWasAskedFor() {
    try (StubServer server = Airflows.scripted(Map.of(POST, List.of(THERE)))) {
      Airflows.client(server, new FakeTime()).runs().trigger(REQUEST);
      assertThat(server.requests().get(0).body())
          .isEqualTo(
              "{\"dag_run_id\":\"r1\",\"logical_date\":\"2024-01-01T00:00:00Z\","
                  + "\"conf\":{\"n\":1}}");
    }
  }

  @Test
  void takesAConflictForTheSameRunAsDone() {
    Outcome outcome = trigger(List.of(Airflows.taken()), List.of(THERE));
    assertThat(outcome.run().runId()).isEqualTo("r1");
    assertThat(outcome.asked()).containsExactly(POST, LOOK);
  }

  @Test
  void tellsADateThatAnotherRunHolds() {
    Outcome outcome = trigger(List.of(Airflows.taken()), List.of(ABSENT));
    assertThat(outcome.failure().kind()).isEqualTo(Kind.CONFLICT);
    assertThat(outcome.failure())
        .hasMessage(
            "Cannot trigger run r1 of DAG nightly: POST "
                + RUNS
                + " is refused although no such"
                + " run is there; another run holds the logical date 2024-01-01T00:00:00Z: list"
                + " the runs of that date");
    assertThat(outcome.asked()).containsExactly(POST, LOOK);
  }

  @Test
  void tellsARunOfAnotherDate() {
    Response other = Response.ok(Airflows.runJson("r1", "null", "{\"n\":1}", "success"));
    Outcome outcome = trigger(List.of(Airflows.taken()), List.of(other));
    assertThat(outcome.failure().kind()).isEqualTo(Kind.CONFLICT);
    assertThat(outcome.failure()).hasMessageContaining("finds that id used by a run of another");
  }

  @Test
  void tellsARunOfAnotherConfiguration() {
    Response other =
        Response.ok(Airflows.runJson("r1", "\"2024-01-01T00:00:00Z\"", "{\"n\":2}", "success"));
    Outcome outcome = trigger(List.of(Airflows.taken()), List.of(other));
    assertThat(outcome.failure().kind()).isEqualTo(Kind.CONFLICT);
  }

  @Test
  void looksAfterALostAnswer() {
    Outcome outcome = trigger(List.of(Response.lost()), List.of(THERE));
    assertThat(outcome.run().runId()).isEqualTo("r1");
    assertThat(outcome.asked()).containsExactly(POST, LOOK);
  }

  @Test
  void postsAgainOnlyAfterALook() {
    Outcome outcome = trigger(List.of(Response.lost(), Response.lost(), THERE), List.of(ABSENT));
    assertThat(outcome.run().runId()).isEqualTo("r1");
    assertThat(outcome.asked()).containsExactly(POST, LOOK, POST, LOOK, POST);
  }

  @Test
  void doesNotPostAgainIfItCannotLook() {
    Outcome outcome = trigger(List.of(Response.lost()), List.of(Response.of(500, "oops")));
    assertThat(outcome.failure().kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(outcome.failure())
        .hasMessageContaining("left open whether it had effect")
        .hasMessageEndingWith("trigger it again with the same run id, which never starts it twice");
    assertThat(outcome.asked().stream().filter(POST::equals)).hasSize(1);
  }

  @Test
  void doesNotRepeatWhatAirflowDoesNotAccept() {
    Response invalid =
        Response.of(422, "{\"detail\":[{\"loc\":[\"body\",\"conf\"],\"msg\":\"Not a dict\"}]}");
    Outcome outcome = trigger(List.of(invalid), List.of(ABSENT));
    assertThat(outcome.failure().kind()).isEqualTo(Kind.INVALID_REQUEST);
    assertThat(outcome.failure())
        .hasMessage(
            "Cannot trigger run r1 of DAG nightly: POST "
                + RUNS
                + " answered 422 (body.conf: Not a dict); correct the request");
    assertThat(outcome.asked()).containsExactly(POST);
  }

  @Test
  void doesNotBelieveAnAnswerAboutAnotherRun() {
    Response other = Response.ok(Airflows.runJson("r2", "null", "{}", "queued"));
    Outcome outcome = trigger(List.of(other), List.of(THERE));
    assertThat(outcome.run().runId()).isEqualTo("r1");
  }

  @Test
  void saysThatNothingWasAskedForIfItCannotLogIn() {
    FakeTime time = new FakeTime();
    try (StubServer server = new StubServer(request -> Response.of(502, "Bad Gateway"))) {
      Runs runs = Airflows.client(server, time).runs();
      AirflowException failure =
          catchThrowableOfType(AirflowException.class, () -> runs.trigger(REQUEST));
      assertThat(failure)
          .hasMessageStartingWith("Cannot log in as nightjar: POST /auth/token answered 502");
      assertThat(server.logins()).isEqualTo(5);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void refusesARunIdThatAirflowRefuses() {
    IllegalArgumentException failure =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () -> TriggerRequest.of("nightly", "a b", Instant.EPOCH));
    assertThat(failure).hasMessageContaining("Run id a b must be");
  }

  @Test
  void givesTheSameRunTheSameId() {
    assertThat(RunIds.of("nightly", Instant.parse("2024-01-01T03:00:00Z"), "v2"))
        .isEqualTo("nightly__2024-01-01T03:00:00Z__v2");
  }
}
