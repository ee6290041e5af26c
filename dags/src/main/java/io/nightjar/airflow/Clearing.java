package io.nightjar.airflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Clears tasks once: Airflow gives each cleared task another id, which shows whether it did. */
final class Clearing {
  private final Transport transport;
  private final Pages pages;
  private final Call post;
  private final Call tasks;

  /**
   * @param post the request, without {@code dry_run}
   * @param tasks lists the tasks of the run
   */
  Clearing(Transport transport, Pages pages, Call post, Call tasks) {
    this.transport = transport;
    this.pages = pages;
    this.post = post;
    this.tasks = tasks;
  }

  List<TaskInstance> preview() {
    Call dry = with(true);
    return transport.send(dry.safe()).list("task_instances", TaskInstance::read);
  }

  List<TaskInstance> clear() {
    List<TaskInstance> before = preview();
    if (before.isEmpty()) {
      return before;
    }
    String advice = "look at the tasks of the run before you clear again";
    return new PostOnce(transport, post, advice)
        .send(
            () -> {
              transport.once(with(false));
              return before;
            },
            () -> areGone(before) ? Optional.of(before) : Optional.empty());
  }

  private boolean areGone(List<TaskInstance> before) {
    Set<String> ids =
        before.stream().flatMap(task -> task.id().stream()).collect(Collectors.toSet());
    List<TaskInstance> now = pages.all(tasks, "task_instances", TaskInstance::read);
    return now.stream().flatMap(task -> task.id().stream()).noneMatch(ids::contains);
  }

  private Call with(boolean dryRun) {
    return Call.post(
        post.what(), post.path(), post.body().orElseThrow().deepCopy().put("dry_run", dryRun));
  }
}
