package io.nightjar.e2e;

import java.time.Duration;
import java.util.Optional;

/**
 * The processes of one try of a task in a local Airflow: the supervisor has started the task, and
 * the task the JVM of the job.
 */
record TaskProcesses(ProcessHandle supervisor, ProcessHandle task, ProcessHandle jvm) {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** Waits until the JVM of a night's task runs. */
  static TaskProcesses await(String night, String task, int tryNumber) throws Exception {
    AirflowOfTest.await(LONGEST, () -> find(night, task, tryNumber).isPresent());
    return find(night, task, tryNumber).orElseThrow();
  }

  private static Optional<TaskProcesses> find(String night, String task, int tryNumber) {
    String askedBy = "/%s/%s/%d".formatted(AirflowRides.runId(night), task, tryNumber);
    return ProcessHandle.allProcesses()
        .filter(process -> isJob(AirflowOfTest.text(process.pid(), "cmdline"), askedBy))
        .findAny()
        .flatMap(TaskProcesses::of);
  }

  private static Optional<TaskProcesses> of(ProcessHandle jvm) {
    return jvm.parent()
        .flatMap(task -> task.parent().map(supervisor -> new TaskProcesses(supervisor, task, jvm)));
  }

  /** The launcher has the same arguments before it becomes the JVM. */
  private static boolean isJob(String commandLine, String askedBy) {
    return commandLine.contains("org.apache.spark.deploy.SparkSubmit\0--")
        && commandLine.contains("-cp\0")
        && !commandLine.contains("org.apache.spark.launcher.Main")
        && commandLine.contains(askedBy + "\0");
  }

  /** Waits until the task and its JVM are gone; how long that took. */
  Duration awaitEnd() throws Exception {
    long start = System.nanoTime();
    AirflowOfTest.await(LONGEST, () -> !task.isAlive() && !jvm.isAlive());
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
