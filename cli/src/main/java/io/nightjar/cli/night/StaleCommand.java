package io.nightjar.cli.night;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.stale.StaleDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar stale}: dates of aggregates that rows have overtaken which came late. */
@Command(
    name = "stale",
    description = {
      "Lists the dates of aggregates (by-event-date) that do not count rows which came later:",
      "table, date, the first night that brought such a row, and how many there are."
    },
    mixinStandardHelpOptions = true)
public final class StaleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(
      paramLabel = "PIPELINE",
      arity = "0..*",
      description = "name or file of the pipeline; default: every pipeline")
  private List<String> pipelines = List.of();

  @Option(names = "--repair", description = "compute exactly these dates anew")
  private boolean isRepairing;

  /** Creates the command. */
  public StaleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ProjectOptions options = environment.projectOptions();
    List<String> wanted = pipelines.isEmpty() ? Project.open(options).pipelineNames() : pipelines;
    int exitCode = 0;
    for (String pipeline : wanted) {
      try (PipelineSession session = PipelineSession.open(terminal, options, pipeline)) {
        exitCode = Math.max(exitCode, look(session, pipeline));
      }
    }
    return exitCode;
  }

  private int look(PipelineSession session, String pipeline) {
    List<StaleDate> stale = session.stale();
    if (stale.isEmpty()) {
      terminal.out().println(pipeline + ": nothing is stale");
    }
    stale.forEach(each -> print(pipeline, each));
    return isRepairing ? repair(session, pipeline, stale) : 0;
  }

  private void print(String pipeline, StaleDate stale) {
    terminal
        .out()
        .println(
            "%s  %s  %s  since %s  %d late rows"
                .formatted(pipeline, stale.table(), stale.date(), stale.since(), stale.lateRows()));
    terminal.out().flush();
  }

  /**
   * An aggregate of an aggregate becomes stale when the other is repaired: then it has its turn.
   */
  private int repair(PipelineSession session, String pipeline, List<StaleDate> first) {
    Set<String> repaired = new HashSet<>();
    List<StaleDate> left = first;
    while (!left.isEmpty()) {
      StaleDate next = session.firstInPlan(left);
      int exitCode = session.repair(next);
      if (exitCode != 0) {
        return exitCode;
      }
      repaired.add(next.table() + " " + next.date());
      List<StaleDate> rest = left.stream().filter(each -> !each.equals(next)).toList();
      left = rest.isEmpty() ? unexpected(session, pipeline, repaired) : rest;
    }
    return 0;
  }

  private List<StaleDate> unexpected(
      PipelineSession session, String pipeline, Set<String> repaired) {
    List<StaleDate> more =
        session.stale().stream()
            .filter(each -> !repaired.contains(each.table() + " " + each.date()))
            .toList();
    more.forEach(each -> print(pipeline, each));
    return more;
  }
}
