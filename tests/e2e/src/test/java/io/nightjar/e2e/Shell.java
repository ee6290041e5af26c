package io.nightjar.e2e;

import io.nightjar.testkit.Counts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs commands as a person would, in a folder of their own. */
final class Shell {
  private static final Duration LONGEST = Duration.ofMinutes(Counts.of(90, 15));

  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  Shell(Path folder) {
    this.folder = folder;
    environment.put("NIGHTJAR_BUILD", "never");
  }

  /** How a command ended. */
  record Ended(int exitCode, String out, String err) {
    String all() {
      return out + err;
    }
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Runs to the end; fails if that takes far too long. */
  Ended run(String... command) throws IOException, InterruptedException {
    Process process = start(command);
    if (!process.waitFor(LONGEST.toMinutes(), TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("no end after %s: %s".formatted(LONGEST, List.of(command)));
    }
    return new Ended(process.exitValue(), read("out"), read("err"));
  }

  /** Starts and does not wait; output goes to files {@code .out} and {@code .err}. */
  Process start(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve(".out").toFile());
    builder.redirectError(folder.resolve(".err").toFile());
    return builder.start();
  }

  private String read(String stream) throws IOException {
    return Files.readString(folder.resolve("." + stream), StandardCharsets.UTF_8);
  }
}
