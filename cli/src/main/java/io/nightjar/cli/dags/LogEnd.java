package io.nightjar.cli.dags;

import io.nightjar.airflow.TaskInstance;
import io.nightjar.airflow.TaskKey;
import io.nightjar.airflow.TaskLog;
import io.nightjar.airflow.Tasks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The end of the log of a try.
 *
 * @param lines the last ones, of a line of several every one
 */
record LogEnd(List<String> lines) {
  private static final Pattern EXIT_CODE =
      Pattern.compile("(?i)\\b(?:error code is|exit code|return code):?\\s+(-?\\d{1,3})\\b");

  /** Where a page of Airflow folds a part of a log away. */
  private static final Pattern MARKER = Pattern.compile("^::(end)?group::");

  LogEnd {
    lines = List.copyOf(lines);
  }

  /** Reads the whole log and keeps its last lines. */
  static LogEnd read(Tasks tasks, TaskKey task, int tryNumber, int most) {
    Deque<String> last = new ArrayDeque<>();
    TaskLog part = tasks.log(task, tryNumber);
    keep(part, last, most);
    Optional<String> next = part.next();
    while (next.isPresent() && !part.lines().isEmpty()) {
      part = tasks.logAfter(task, tryNumber, next.get());
      keep(part, last, most);
      next = part.next();
    }
    return new LogEnd(List.copyOf(last));
  }

  static TaskKey key(String dagId, String runId, TaskInstance task) {
    return new TaskKey(dagId, runId, task.taskId(), task.mapIndex());
  }

  /** The last of them. */
  LogEnd last(int most) {
    return new LogEnd(lines.subList(Math.max(0, lines.size() - most), lines.size()));
  }

  /** The exit code of the job, as the task reported it: the last one that is spoken of. */
  OptionalInt exitCode() {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Matcher code = EXIT_CODE.matcher(lines.get(i));
      if (code.find()) {
        return OptionalInt.of(Integer.parseInt(code.group(1)));
      }
    }
    return OptionalInt.empty();
  }

  private static void keep(TaskLog part, Deque<String> last, int most) {
    part.lines().stream()
        .flatMap(line -> Stream.concat(Stream.of(line.event()), line.errors().stream()))
        .flatMap(String::lines)
        .filter(line -> !MARKER.matcher(line).find())
        .forEach(
            line -> {
              last.addLast(line);
              if (last.size() > most) {
                last.removeFirst();
              }
            });
  }
}
