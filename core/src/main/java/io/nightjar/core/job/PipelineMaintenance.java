package io.nightjar.core.job;

import io.nightjar.core.config.Environment;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.maintain.MaintenanceReport;
import io.nightjar.core.maintain.MaintenanceText;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.TableName;
import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@link MaintainMain}: which pipeline, where. */
@Command(
    description = {
      "Maintains the tables of one pipeline, the ledger and what lies around in the lake.",
      "Retention counts from the newest night that has run. Repeating it is safe."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PipelineMaintenance implements Callable<Integer> {
  private static final String LEDGER = "ops";

  @Spec private CommandSpec spec;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      required = true,
      description = "pipeline, or its file")
  private String pipeline;

  @Mixin private ReportOptions report;

  @Mixin private EnvironmentOptions environment;

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Set<TableName> owned = tables(project.plan(pipeline));
    Environment where = project.environment();
    try (LakeSession session = LakeSession.open(where)) {
      MaintenanceReport done =
          new LakeMaintenance(session, where)
              .with(project.retention(), where.clock())
              .runOwned(table -> table.layer().equals(LEDGER) || owned.contains(table));
      print(done);
      report.write(done);
      return done.exitCode();
    }
  }

  private static Set<TableName> tables(Plan plan) {
    Set<TableName> tables =
        plan.jobs().stream().flatMap(job -> job.outputs().stream()).collect(Collectors.toSet());
    if (tables.isEmpty()) {
      throw CoreErrors.invalidArgument(
          "Pipeline %s has no tables: there is nothing to maintain."
              .formatted(plan.pipeline().name()));
    }
    return tables;
  }

  private void print(MaintenanceReport done) {
    PrintWriter out = spec.commandLine().getOut();
    MaintenanceText.lines(done).forEach(out::println);
    out.flush();
    done.failures()
        .forEach(
            failure ->
                JobMain.print(
                    spec.commandLine().getErr(),
                    spec.commandLine().getCommandName(),
                    failure.getMessage()));
  }
}
