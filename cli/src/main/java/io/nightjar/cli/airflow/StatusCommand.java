package io.nightjar.cli.airflow;

import io.nightjar.airflow.ImportError;
import io.nightjar.airflow.local.server.ComponentStatus;
import io.nightjar.airflow.local.server.Status;
import io.nightjar.cli.Terminal;
import io.nightjar.core.error.ErrorType;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar airflow status}: how the Airflow of this machine is. */
@Command(
    name = "status",
    description = {
      "One line a component: its first process, how many there are, their memory, where they",
      "listen; and why files of DAGs cannot be read. Exit code 0: all healthy; 40: not."
    },
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  private static final String LINE = "%-14s %8s  %-16s %9s %9s  %s";

  private final Terminal terminal;

  @Mixin private PlaceOptions place;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Status status = LocalFailures.translated(() -> place.airflow(terminal).status());
    if (status.isDown()) {
      terminal.out().println("Airflow is not up. Start it: nightjar airflow up");
      return ErrorType.DEPENDENCY.exitCode();
    }
    terminal
        .out()
        .println(LINE.formatted("COMPONENT", "PID", "HEALTH", "PROCESSES", "MEMORY", "LISTENS"));
    status.components().forEach(component -> terminal.out().println(line(component)));
    status.url().ifPresent(url -> terminal.out().println(summary(url, status)));
    status.importErrors().forEach(error -> terminal.out().println(line(error)));
    return status.isHealthy() ? 0 : ErrorType.DEPENDENCY.exitCode();
  }

  private static String line(ComponentStatus component) {
    return LINE.formatted(
            component.name(),
            component.pid().map(String::valueOf).orElse("-"),
            component.health(),
            component.processes(),
            (component.memoryKib() >> 10) + " MB",
            component.listens().stream().map(StatusCommand::text).collect(Collectors.joining(" ")))
        .stripTrailing();
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  private static String summary(String url, Status status) {
    String dags = status.dags().map(count -> count + " DAGs").orElse("DAGs unknown");
    return String.format(
        Locale.ROOT, "%s · %s · %d files with errors", url, dags, status.importErrors().size());
  }

  /** The last line of a trace says what it is. */
  private static String line(ImportError error) {
    String why =
        error.stackTrace().lines().filter(line -> !line.isBlank()).reduce("", (a, b) -> b).strip();
    return error.filename() + ": " + why;
  }
}
