package io.nightjar.cli.airflow;

import io.nightjar.airflow.local.server.StartOptions;
import io.nightjar.airflow.local.server.StartReport;
import io.nightjar.cli.Terminal;
import io.nightjar.cli.dags.PlanSync;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar airflow up}: starts an Airflow on this machine. */
@Command(
    name = "up",
    description = {
      "Starts PostgreSQL, API server, scheduler, DAG processor and triggerer on 127.0.0.1, and",
      "waits until all are healthy. What runs already is kept; what has crashed is started anew.",
      "DAGs are active at once: their schedules run. The first time their plans are written, as by"
          + " nightjar dags sync with what the environment says."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlaceOptions place;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "of the API server and its pages (default: that of last time, or a free one)")
  private Integer port;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "how many Spark jobs may run at once (default: as set before, at first 1)")
  private Integer slots;

  @Option(names = "--paused", description = "let new DAGs wait until they are unpaused")
  private boolean isPaused;

  @Option(
      names = "--sqlite",
      description = "no PostgreSQL: for a look only, three clients at once break it")
  private boolean isSqlite;

  @Option(
      names = "--postgres",
      paramLabel = "DIR",
      description = "programs of an installed PostgreSQL 14 to 18, such as …/16/bin")
  private Path postgres;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "how long all may take to be healthy (default: ${DEFAULT-VALUE})")
  private int timeout;

  UpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    StartOptions options =
        new StartOptions(
            Optional.ofNullable(port),
            isSqlite,
            Optional.ofNullable(postgres),
            Optional.ofNullable(slots),
            isPaused,
            Duration.ofSeconds(timeout));
    PlanSync plans = PlanSync.of(place.project(), Optional.empty(), terminal);
    if (!plans.isDone()) {
      plans.run(); // a pipeline that cannot be read is told, and keeps the others from nothing
    }
    StartReport report = LocalFailures.translated(() -> place.airflow(terminal).up(options));
    terminal.out().println(line(report));
    terminal.out().println("User admin, password in " + report.passwords());
    return 0;
  }

  private static String line(StartReport report) {
    long megabytes = report.memoryKib() >> 10;
    return report.wasUp()
        ? String.format(Locale.ROOT, "Airflow is up already at %s (%d MB)", report.url(), megabytes)
        : String.format(
            Locale.ROOT,
            "Airflow is up at %s (healthy after %.1f s, %d MB)",
            report.url(),
            report.toHealthy().toMillis() / 1e3,
            megabytes);
  }
}
