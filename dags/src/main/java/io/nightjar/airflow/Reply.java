package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.airflow.AirflowException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came back over the wire, before anybody believes it. */
record Reply(int status, String body, List<String> secrets) {
  private static final int LONGEST_DETAIL = 300;
  private static final String LIKE_A_TOKEN = "eyJ[\\w.-]+";

  boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A token that ran out, or that a restarted server with another secret no longer knows. */
  boolean refusesToken() {
    return status == 401 || (status == 403 && detail().contains("Invalid JWT token"));
  }

  Kind kind() {
    return switch (status) {
      case 401, 403 -> Kind.REFUSED;
      case 404 -> Kind.NOT_FOUND;
      case 409 -> Kind.CONFLICT;
      case 408, 429 -> Kind.SERVER_FAULT;
      default ->
          status >= 500
              ? Kind.SERVER_FAULT
              : status >= 400 ? Kind.INVALID_REQUEST : Kind.BAD_ANSWER;
    };
  }

  /** Status and reason, fit for a message. */
  String summary() {
    String detail = detail();
    return detail.isEmpty() ? String.valueOf(status) : status + " (" + detail + ")";
  }

  /** What the server says about a failure: one line, shortened, without secrets. */
  String detail() {
    String text = Json.parse(body).map(Reply::detailOf).orElse(body);
    for (String secret : secrets) {
      text = secret.isEmpty() ? text : text.replace(secret, "***");
    }
    String line = text.replaceAll(LIKE_A_TOKEN, "***").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.length() <= LONGEST_DETAIL ? line : line.substring(0, LONGEST_DETAIL) + "…";
  }

  private static String detailOf(JsonNode answer) {
    JsonNode detail = answer.path("detail");
    if (detail.isArray()) {
      List<String> problems = new ArrayList<>();
      detail.forEach(problem -> problems.add(problemOf(problem)));
      return String.join("; ", problems);
    }
    if (detail.isObject()) {
      return Optional.of(detail.path("reason").asText())
          .filter(reason -> !reason.isEmpty())
          .orElse(detail.path("message").asText());
    }
    return detail.asText();
  }

  private static String problemOf(JsonNode problem) {
    List<String> place = new ArrayList<>();
    problem.path("loc").forEach(step -> place.add(step.asText()));
    String message = problem.isTextual() ? problem.asText() : problem.path("msg").asText();
    return place.isEmpty() ? message : String.join(".", place) + ": " + message;
  }
}
