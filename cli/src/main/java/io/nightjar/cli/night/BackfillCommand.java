package io.nightjar.cli.dags;

import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.NightsOptions;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar backfill}: nights in Airflow that were missed or that failed. */
@Command(
    name = "backfill",
    description = {
      "Has Airflow run the nights of a range that it has not run, or that failed: the oldest first,"
          + " one at a time, with what was known then. Nothing downstream starts. It stops at the"
          + " first that fails.",
      "Interrupt it and repeat it as you like: a night under way is watched, a night that is done"
          + " is left alone."
    },
    mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private AirflowOptions options;
  @Mixin private NightsOptions nights;
  @Mixin private WatchOptions watch;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  /** Creates the command. */
  public BackfillCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Nights all = nights.nights();
    WatchPlan plan = watch.plan();
    return AirflowAccess.ask(
        options.projectOptions(),
        access -> {
          Pipeline planned = access.project().plan(pipeline).pipeline();
          PipelineDag dag = PipelineDag.nightly(planned);
          refuseNightsBeforeTheFirst(planned.start(), all);
          if (access.client().dags().load(dag.id()).isPaused()) {
            throw DagsErrors.paused(dag.id());
          }
          List<NightRequest> requests =
              all.dates().stream()
                  .map(night -> NightRequest.of(dag, night, planned.clock()).quietly())
                  .toList();
          return new NightSeries(terminal, access, plan).run(requests);
        });
  }

  private static void refuseNightsBeforeTheFirst(LocalDate start, Nights all) {
    if (all.from().isBefore(start)) {
      throw CoreErrors.invalidArgument(
          "--from %s is before the first night of the pipeline, %s.".formatted(all.from(), start));
    }
  }
}
