package io.nightjar.cli.project;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.print.PlanJson;
import io.nightjar.core.pipeline.plan.print.PlanText;
import io.nightjar.core.pipeline.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar plan}: the resolved jobs of a pipeline, the one thing a scheduler reads. */
@Command(
    name = "plan",
    description = "Prints the resolved jobs of a pipeline: order, arguments, inputs, outputs.",
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(names = "--json", description = "as JSON")
  private boolean isJson;

  /** Creates the command. */
  public PlanCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Plan plan = project.plan(pipeline);
    terminal.out().println(isJson ? PlanJson.write(plan, project.launch()) : PlanText.jobs(plan));
    return 0;
  }
}
