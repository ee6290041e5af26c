package io.nightjar.cli.dags;

import io.nightjar.airflow.Run;
import io.nightjar.airflow.WatchPlan;
import io.nightjar.cli.Terminal;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.time.Nights;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that have Airflow run a night, instead of this process. */
public final class AirflowRun {
  @Option(
      names = "--airflow",
      description = "have the Airflow of the environment run it, once, and do not wait")
  private boolean isAsked;

  @Option(names = "--watch", description = "with --airflow: show its tasks until it ends")
  private boolean isWatched;

  @Mixin private WatchOptions watch;

  /**
   * Whether Airflow shall run it; fails with exit code 10 if that does not go with other options.
   *
   * @param isPlain whether no option is given that changes what the night does
   */
  public boolean isAsked(boolean isPlain) {
    if (isWatched && !isAsked) {
      throw CoreErrors.invalidArgument("--watch goes with --airflow; without it, you see it run.");
    }
    if (isAsked && !isPlain) {
      throw asPlanned();
    }
    return isAsked;
  }

  /**
   * Has the nightly DAG of the pipeline run the night. Returns the exit code.
   *
   * @param isAgain whether a run that is over shall run again
   */
  public int run(
      Terminal terminal, ProjectOptions options, String pipeline, Nights nights, boolean isAgain) {
    if (!nights.isSingle()) {
      throw CoreErrors.invalidArgument(
          "For several nights in Airflow: ./nightjar backfill %s --from %s --to %s."
              .formatted(pipeline, nights.from(), nights.to()));
    }
    if (options.lake().isPresent() || options.landing().isPresent() || !options.sets().isEmpty()) {
      throw asPlanned();
    }
    WatchPlan plan = watch.plan();
    return AirflowAccess.ask(
        options,
        access -> {
          Pipeline planned = access.project().plan(pipeline).pipeline();
          NightRequest night =
              NightRequest.of(PipelineDag.nightly(planned), nights.from(), planned.clock());
          Run run = new AirflowNight(terminal, access, night).ensure(isAgain);
          return new RunWatch(terminal, access, plan).report(run, isWatched);
        });
  }

  private static NightjarException asPlanned() {
    return CoreErrors.invalidArgument(
        "Airflow runs a pipeline as it is planned: leave out --job, --train, --quiet, --as-of now,"
            + " --lake, --landing and --set, or --airflow.");
  }
}
