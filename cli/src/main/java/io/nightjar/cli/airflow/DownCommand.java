package io.nightjar.cli.airflow;

import io.nightjar.cli.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar airflow down}: stops the Airflow of this machine. */
@Command(
    name = "down",
    description = {
      "Ends every process of it, tasks and their JVMs too, however they were left. Data, secrets",
      "and ports are kept for the next start."
    },
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlaceOptions place;

  DownCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int ended = LocalFailures.translated(() -> place.airflow(terminal).down());
    terminal
        .out()
        .println(ended == 0 ? "Airflow was not up." : "Airflow is down: " + ended + " processes.");
    return 0;
  }
}
