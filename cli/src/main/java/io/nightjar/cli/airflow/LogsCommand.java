package io.nightjar.cli.airflow;

import io.nightjar.airflow.local.process.LogTail;
import io.nightjar.airflow.local.process.Pause;
import io.nightjar.cli.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar airflow logs}: what the components say. */
@Command(
    name = "logs",
    description = {
      "The last lines of one component, or of all, each line then with its component. What a task",
      "says is read by nightjar dags logs."
    },
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final Terminal terminal;

  @Mixin private PlaceOptions place;

  @Parameters(
      paramLabel = "COMPONENT",
      arity = "0..1",
      description = "api-server, scheduler, dag-processor, triggerer or postgresql; default: all")
  private String component;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "20",
      description = "how many lines of each (default: ${DEFAULT-VALUE})")
  private int lines;

  @Option(
      names = {"-f", "--follow"},
      description = "go on with what comes, until interrupted")
  private boolean isFollowing;

  LogsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return LocalFailures.translated(
        () -> {
          Map<String, LogTail> logs =
              place.airflow(terminal).logs().of(Optional.ofNullable(component));
          logs.forEach((name, log) -> print(name, log.last(lines)));
          while (isFollowing) {
            Pause.of(LOOK_AGAIN);
            logs.forEach((name, log) -> print(name, log.more()));
          }
          return 0;
        });
  }

  private void print(String name, List<String> said) {
    String prefix = component == null ? "%-13s | ".formatted(name) : "";
    said.forEach(line -> terminal.out().println(prefix + line));
  }
}
