package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that is run to its end.
 *
 * @param what it does, as in "Cannot …"
 * @param command the program and its arguments
 * @param environment its variables, all of them
 * @param log its output is appended here
 */
public record Tool(String what, List<String> command, Map<String, String> environment, Path log) {
  /** How it ended. */
  private static final int TIMED_OUT = -1;

  /** Copies what it is given. */
  public Tool {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Runs it; fails unless it ends well. */
  public void run(Duration longest) {
    run("", longest);
  }

  /** Runs it with something to read; fails unless it ends well. */
  public void run(String input, Duration longest) {
    int exitCode = exitCode(input, longest);
    if (exitCode != 0) {
      String why =
          exitCode == TIMED_OUT
              ? "no end after " + longest.toSeconds() + " s"
              : "exit code " + exitCode + ", " + new LogTail(log).lastWords();
      throw LocalErrors.commandFailed(what, why, log);
    }
  }

  /** Runs it; returns its exit code, -1 if it was ended because it took too long. */
  public int exitCode(String input, Duration longest) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    if (input.isEmpty()) {
      builder.redirectInput(Redirect.from(new File("/dev/null")));
    }
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      Process process = builder.start();
      write(process, input);
      if (process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return TIMED_OUT;
    } catch (IOException e) {
      throw LocalErrors.notStarted(what, e);
    } catch (InterruptedException e) {
      throw LocalErrors.interrupted(e);
    }
  }

  private static void write(Process process, String input) throws IOException {
    if (!input.isEmpty()) {
      try (OutputStream out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
