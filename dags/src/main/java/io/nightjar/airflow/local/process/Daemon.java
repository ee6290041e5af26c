package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that is to live on after this one: in a session and process group of its own, without
 * terminal, its output in a file. It writes its pid itself before it becomes the program, so that
 * there is none without.
 *
 * @param name how messages call it
 * @param command the program and its arguments
 * @param environment its variables, all of them
 * @param folder it works in
 * @param log its output is appended here
 * @param pidFile it writes its pid here
 */
public record Daemon(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path folder,
    Path log,
    Path pidFile) {
  private static final String BECOME = "echo $$ > \"$0\" && exec \"$@\"";

  /** Copies what it is given. */
  public Daemon {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Starts it. */
  public Process start() {
    List<String> whole = new ArrayList<>(List.of("setsid", "sh", "-c", BECOME));
    whole.add(pidFile.toString());
    whole.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(whole).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectInput(Redirect.from(new File("/dev/null")));
    builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw LocalErrors.notStarted("start the " + name, e);
    }
  }
}
