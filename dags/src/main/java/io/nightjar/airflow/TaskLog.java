package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of the log of a try.
 *
 * @param next asks for what comes after; empty at the end of a try that is over
 */
public record TaskLog(List<Line> lines, Optional<String> next) {
  /**
   * One line. The first ones of a log have neither time nor level; what a task prints has the
   * logger {@code task.stdout}.
   *
   * @param errors of the exceptions that the line reports: class and message, the last one first
   */
  public record Line(
      Optional<String> timestamp,
      Optional<String> level,
      Optional<String> logger,
      String event,
      List<String> errors) {
    /** Copies the list. */
    public Line {
      errors = List.copyOf(errors);
    }
  }

  static TaskLog read(Answer answer) {
    return new TaskLog(
        answer.list("content", TaskLog::line), answer.findText("continuation_token"));
  }

  private static Line line(Answer line) {
    JsonNode tree = line.tree();
    if (tree.isTextual()) {
      return new Line(
          Optional.empty(), Optional.empty(), Optional.empty(), tree.asText(), List.of());
    }
    return new Line(
        line.findText("timestamp"),
        line.findText("level"),
        line.findText("logger"),
        line.text("event"),
        errors(tree));
  }

  private static List<String> errors(JsonNode line) {
    List<String> errors = new ArrayList<>();
    for (JsonNode error : line.path("error_detail")) {
      errors.add(error.path("exc_type").asText() + ": " + error.path("exc_value").asText());
    }
    return errors;
  }
}
