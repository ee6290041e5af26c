package io.nightjar.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A night of the rides run, or watched, by a process of its own, started by the launcher. */
final class NightProcess {
  private final Path folder;
  private final Process process;

  private NightProcess(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** Starts it; {@code environment} is names and values in turn. */
  static NightProcess start(Path project, Path lake, String night, String... environment)
      throws IOException {
    Path folder = Files.createTempDirectory(project, "process");
    Shell shell = new Shell(folder);
    for (int i = 0; i < environment.length; i += 2) {
      shell.with(environment[i], environment[i + 1]);
    }
    return start(
        shell,
        folder,
        project,
        List.of("run", "rides", "--date", night, "--lake", lake.toString()));
  }

  /** Has the Airflow of the project run it, and watches. */
  static NightProcess inAirflow(Path project, String dag, String night) throws IOException {
    Path folder = Files.createTempDirectory(project, "process");
    return start(
        new Shell(folder),
        folder,
        project,
        List.of("dags", "trigger", dag, "--date", night, "--watch"));
  }

  private static NightProcess start(Shell shell, Path folder, Path project, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Checkout.root().resolve("nightjar").toString());
    command.addAll(arguments);
    command.addAll(List.of("--project", project.toString()));
    return new NightProcess(folder, shell.start(command.toArray(String[]::new)));
  }

  /** Kills it with -9 after that time, if it still runs. */
  void killAfter(long millis) throws InterruptedException {
    if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  /** Sends it a signal such as STOP. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** Waits for its end, ten minutes at most. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("no end after ten minutes");
    }
    return process.exitValue();
  }

  /** What it printed. */
  String output() throws IOException {
    return Files.readString(folder.resolve(".out")) + Files.readString(folder.resolve(".err"));
  }
}
