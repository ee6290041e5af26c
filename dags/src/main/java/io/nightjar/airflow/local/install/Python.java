package io.nightjar.airflow.local.install;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python that can make virtual environments.
 *
 * @param command its program
 * @param version such as 3.11.7
 */
public record Python(String command, String version) {
  /** Airflow's requirements are resolved for this one, and hold for newer ones. */
  static final int LEAST_MINOR = 11;

  private static final List<String> USUAL =
      List.of("python3.11", "python3", "python3.12", "python3.13");
  private static final String ASK =
      "import sys, venv, ensurepip; print('.'.join(map(str, sys.version_info[:3])))";

  /** The named one, or the first of the usual ones that is fit. */
  public static Python find(Optional<String> named) {
    List<String> seen = new ArrayList<>();
    for (String command : named.map(List::of).orElse(USUAL)) {
      String answer = answer(command);
      if (isFit(answer)) {
        return new Python(command, answer);
      }
      if (!answer.isEmpty()) {
        seen.add(command + " (" + answer + ")");
      }
    }
    throw LocalErrors.pythonMissing("3." + LEAST_MINOR, seen);
  }

  static boolean isFit(String version) {
    String[] parts = version.split("\\.", -1);
    return version.matches("3\\.\\d+\\.\\d+") && Integer.parseInt(parts[1]) >= LEAST_MINOR;
  }

  /** Its version, or the last line of why it does not say; empty if there is no such program. */
  private static String answer(String command) {
    ProcessBuilder builder = new ProcessBuilder(command, "-c", ASK).redirectErrorStream(true);
    withoutPythonVariables(builder.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .toList();
      process.waitFor(1, TimeUnit.MINUTES);
      return lines.isEmpty() ? "says nothing" : lines.get(lines.size() - 1).strip();
    } catch (IOException | UncheckedIOException e) {
      return "";
    } catch (InterruptedException e) {
      throw LocalErrors.interrupted(e);
    }
  }

  /** Takes out what would lead a Python to the modules of another one. */
  public static Map<String, String> withoutPythonVariables(Map<String, String> environment) {
    environment.keySet().removeAll(List.of("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"));
    return environment;
  }
}
