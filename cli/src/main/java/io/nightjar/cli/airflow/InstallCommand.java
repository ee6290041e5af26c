package io.nightjar.cli.airflow;

import io.nightjar.cli.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar airflow install}: the programs of an Airflow on this machine. */
@Command(
    name = "install",
    description = {
      "Makes a virtual environment from the frozen dags/requirements-airflow.txt, every package",
      "by its hash, and unpacks PostgreSQL. Does nothing if that is installed already."
    },
    mixinStandardHelpOptions = true)
final class InstallCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlaceOptions place;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "Python 3.11 or newer to use (default: the first found on the PATH)")
  private String python;

  @Option(names = "--again", description = "also if it is installed already")
  private boolean isAgain;

  InstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean done =
        LocalFailures.translated(
            () -> place.airflow(terminal).install(Optional.ofNullable(python), isAgain));
    terminal
        .out()
        .println(
            done
                ? "Airflow is installed. Start it: nightjar airflow up"
                : "Airflow is installed already.");
    return 0;
  }
}
