package io.nightjar.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.airflow.StubServer.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskLogTest {
  private static final TaskKey TASK = TaskKey.of("nightly", "r1", "score");
  private static final String LOG = "GET " + Airflows.RUN + "/taskInstances/score/logs/1";

  private static TaskLog log(String content) {
    Response answer = Response.ok("{\"content\":[" + content + "],\"continuation_token\":null}");
    try (StubServer server = Airflows.scripted(Map.of(LOG, List.of(answer)))) {
      return Airflows.client(server, new FakeTime()).tasks().log(TASK, 1);
    }
  }

  @Test
  void readsLinesOfEachForm() {
    TaskLog log =
        log(
            """
            "plain", {"event": "::group::", "timestamp": null},
            {"event": "done", "timestamp": "2026-01-01T00:00:00Z", "level": "info", "logger": "x"}
            """);
    assertThat(log.next()).isEmpty();
    assertThat(log.lines())
        .extracting(TaskLog.Line::event)
        .containsExactly("plain", "::group::", "done");
    assertThat(log.lines().get(2).level()).contains("info");
  }

  @Test
  void readsTheExceptionsOfALine() {
    TaskLog log =
        log(
            """
            {"event": "Task failed with exception", "level": "error", "error_detail": [
              {"exc_type": "DataRejected", "exc_value": "Error code is: 20.", "frames": []},
              {"exc_type": "AirflowException", "exc_value": "inner"}]}
            """);
    assertThat(log.lines().get(0).errors())
        .containsExactly("DataRejected: Error code is: 20.", "AirflowException: inner");
  }
}
