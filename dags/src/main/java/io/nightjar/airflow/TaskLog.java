package io.nightjar.airflow;

import com.fasterxml.jackson.databind.JsonNode;
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
   */
  public record Line(
      Optional<String> timestamp, Optional<String> level, Optional<String> logger, String event) {}

  static TaskLog read(Answer answer) {
    return new TaskLog(
        answer.list("content", TaskLog::line), answer.findText("continuation_token"));
  }

  private static Line line(Answer line) {
    JsonNode tree = line.tree();
    if (tree.isTextual()) {
      return new Line(Optional.empty(), Optional.empty(), Optional.empty(), tree.asText());
    }
    return new Line(
        line.findText("timestamp"),
        line.findText("level"),
        line.findText("logger"),
        line.text("event"));
  }
}
