package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.dags.AirflowBackfill;
import io.nightjar.cli.dags.BackfillRequest;
import io.nightjar.cli.dags.WatchOptions;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.NightsOptions;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.time.Knowledge;
import io.nightjar.core.time.Nights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar backfill}: nights that were missed, or are to be computed anew. */
@Command(
    name = "backfill",
    description = {
      "Has Airflow compute the nights of a range, the oldest first, one at a time. Tables are"
          + " loaded and refined as on any night; features and predictions wait where no reader"
          + " sees them. How these predictions differ from those that are published is printed at"
          + " the end. It stops at the first night that fails.",
      "With --publish, once all are staged, they are published in the same order, exactly as they"
          + " were staged. Nothing downstream starts, and no mail is sent.",
      "Interrupt it and repeat it as you like: a night under way is watched, a night that is done"
          + " is left alone."
    },
    mixinStandardHelpOptions = true)
public final class BackfillCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;
  @Mixin private NightsOptions nights;
  @Mixin private WatchOptions watch;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(
      names = "--as-of",
      paramLabel = "KNOWLEDGE",
      description =
          "original: with what was known then, the same as the night wrote when it ran (default);"
              + " now: with all that is known today about what had happened by then")
  private Knowledge knowledge = Knowledge.ORIGINAL;

  @Option(names = "--publish", description = "publish the nights, once all are staged")
  private boolean isPublishing;

  @Option(
      names = "--again",
      description = "run again the nights that are staged: something may have changed")
  private boolean isAgain;

  @Option(names = "--local", description = "run it here, without Airflow")
  private boolean isLocal;

  /** Creates the command. */
  public BackfillCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Nights all = nights.nights();
    ProjectOptions options = environment.projectOptions();
    Project project = Project.open(options);
    Plan plan = project.plan(pipeline);
    if (all.from().isBefore(plan.pipeline().start())) {
      throw CoreErrors.invalidArgument(
          "--from %s is before the first night of the pipeline, %s."
              .formatted(all.from(), plan.pipeline().start()));
    }
    BackfillRequest request = new BackfillRequest(plan, all, knowledge, isPublishing, isAgain);
    return isLocal ? runHere(request, options, project) : runInAirflow(request, options);
  }

  private int runHere(BackfillRequest request, ProjectOptions options, Project project) {
    List<String> others = new ArrayList<>(List.of("--local"));
    others.addAll(project.arguments());
    try (PipelineSession session = PipelineSession.open(terminal, options, pipeline)) {
      session.catchUp(request.nights().from());
      return new LocalBackfill(terminal, session, request).run(others);
    }
  }

  private int runInAirflow(BackfillRequest request, ProjectOptions options) {
    if (options.lake().isPresent() || options.landing().isPresent() || !options.sets().isEmpty()) {
      throw CoreErrors.invalidArgument(
          "Airflow runs a pipeline as it is planned: leave out --lake, --landing and --set, or give"
              + " --local.");
    }
    return AirflowBackfill.run(terminal, options, request, watch);
  }
}
