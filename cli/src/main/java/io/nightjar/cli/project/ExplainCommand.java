package io.nightjar.cli.project;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.print.PlanDiagram;
import io.nightjar.core.pipeline.plan.print.PlanText;
import io.nightjar.core.pipeline.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar explain}: how data flows through a pipeline, as text and as a diagram. */
@Command(
    name = "explain",
    description = "Draws the tables and jobs of a pipeline and how data flows between them.",
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(paramLabel = "PIPELINE", description = "name or file of the pipeline")
  private String pipeline;

  @Option(names = "--mermaid", description = "only the Mermaid diagram, to paste into Markdown")
  private boolean isMermaidOnly;

  @Option(names = "--effective", description = "the effective configuration, secrets masked")
  private boolean isEffective;

  @Option(
      names = "--checks",
      description = "what the rules of each suite ask for: scans, shuffles, queries (starts Spark)")
  private boolean isOfChecks;

  /** Creates the command. */
  public ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Plan plan = project.plan(pipeline);
    if (isEffective) {
      terminal.out().println(project.effective(pipeline));
      return 0;
    }
    if (isOfChecks) {
      terminal.out().println(SuiteCosts.text(project, plan));
      return 0;
    }
    if (!isMermaidOnly) {
      terminal.out().println(PlanText.flow(plan));
    }
    terminal.out().println(PlanDiagram.mermaid(plan));
    return 0;
  }
}
