package io.nightjar.validation.alert;

import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.job.NightsOptions;
import io.nightjar.core.job.ReportOptions;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.time.Nights;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of {@link AnnounceMain}: which pipeline, which night. */
@Command(
    description = {
      "Announces what a night has found, and sends the mails that wait.",
      "A server that does not take them is no failure: they wait for the next time."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class AnnounceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      required = true,
      description = "pipeline, or its file")
  private String pipeline;

  @Mixin private NightsOptions nights;

  @Option(
      names = "--quiet",
      paramLabel = "true|false",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "one summary is all that anybody gets")
  private boolean isQuiet;

  @Mixin private ReportOptions report;

  @Mixin private EnvironmentOptions environment;

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Plan plan = project.plan(pipeline);
    Nights wanted = nights.nights();
    try (LakeSession session = LakeSession.open(project.environment())) {
      List<String> said = new NightAlerts(project, session).announce(plan, wanted, isQuiet);
      PrintWriter out = spec.commandLine().getOut();
      said.forEach(out::println);
      out.flush();
      report.write(wanted.to(), said);
      return 0;
    }
  }
}
