package io.nightjar.cli.dags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.airflow.Asset;
import io.nightjar.airflow.AssetEvent;
import io.nightjar.airflow.Assets;
import io.nightjar.airflow.NewAssetEvent;
import io.nightjar.cli.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar dags announce}: tells Airflow what a job has made that it did not run. */
@Command(
    name = "announce",
    description = {
      "Posts the events of the tables that a job has made which Airflow did not run, so that what"
          + " waits for them starts. The job has left what it did where --result said:",
      "  ./nightjar spark-submit … --result score.json && ./nightjar dags announce score.json",
      "Repeating it posts nothing twice."
    },
    mixinStandardHelpOptions = true)
public final class AnnounceCommand implements Callable<Integer> {
  /** As far back as it is looked whether an event was posted before. */
  private static final int LOOK_BACK = 100;

  private final Terminal terminal;

  @Mixin private AirflowOptions options;

  @Parameters(paramLabel = "FILE", description = "the result of the job")
  private Path file;

  /** Creates the command. */
  public AnnounceCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunResult result = RunResult.read(file);
    return AirflowAccess.ask(
        options.projectOptions(),
        access -> {
          Assets assets = access.client().assets();
          result.events().forEach((name, extra) -> announce(assets, name, extra));
          return 0;
        });
  }

  private void announce(Assets assets, String name, ObjectNode extra) {
    Optional<Asset> asset = assets.find(name);
    if (asset.isEmpty()) {
      say(name, "no DAG knows it");
    } else if (isTold(assets, asset.get(), extra)) {
      say(name, "was announced before");
    } else {
      assets.createEvent(NewAssetEvent.of(asset.get(), extra));
      say(name, "announced");
    }
  }

  /** By the run: each has one event of each table. */
  private static boolean isTold(Assets assets, Asset asset, ObjectNode extra) {
    return assets.events(asset.id(), LOOK_BACK).stream()
        .map(AssetEvent::extra)
        .anyMatch(told -> told.path("run_id").equals(extra.path("run_id")));
  }

  private void say(String name, String what) {
    terminal.out().println("%-36s %s".formatted(name, what));
  }
}
