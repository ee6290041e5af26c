package io.nightjar.cli.dags;

import io.nightjar.airflow.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A task in one line: name, state, seconds, and the try if it is not the first. */
final class TaskText {
  private static final String LINE = "%-28s %-16s %9s%s";

  private TaskText() {}

  static String line(TaskInstance task) {
    String tries = task.tryNumber() > 1 ? "   try " + task.tryNumber() : "";
    return LINE.formatted(name(task), task.state(), seconds(task), tries).stripTrailing();
  }

  /** What it is called; a mapped one with its index. */
  static String name(TaskInstance task) {
    return task.mapIndex() < 0 ? task.taskId() : task.taskId() + "[" + task.mapIndex() + "]";
  }

  private static String seconds(TaskInstance task) {
    return task.started().flatMap(start -> task.ended().map(end -> seconds(start, end))).orElse("");
  }

  static String seconds(Instant start, Instant end) {
    return String.format(Locale.ROOT, "%,.1f s", Duration.between(start, end).toMillis() / 1000.0);
  }
}
