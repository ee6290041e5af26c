package io.nightjar.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A night of the rides in a process of its own, started by the launcher. */
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
    Process process =
        shell.start(
            Checkout.root().resolve("nightjar").toString(),
            "run",
            "rides",
            "--date",
            night,
            "--project",
            project.toString(),
            "--lake",
            lake.toString());
    return new NightProcess(folder, process);
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
