package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.time.Nights;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of a job jar: which job, of which pipeline, for which nights, where. */
@Command(
    description = {
      "Runs one job of a pipeline and leaves a run manifest, whose path it prints.",
      "Repeating it is safe: what is done already is not done again."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class JobCommand implements Callable<Integer> {
  private final JobModule module;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "JOB",
      description = "a job of this jar, or the name of one in the plan (nightjar plan PIPELINE)")
  private String job;

  @Option(
      names = "--pipeline",
      paramLabel = "NAME",
      required = true,
      description = "pipeline, or its file")
  private String pipeline;

  @Option(
      names = "--job-name",
      paramLabel = "NAME",
      description = "name in the plan, such as validate-tables; needed if JOB occurs there twice")
  private String jobName;

  @Mixin private NightsOptions nights;

  @Mixin private BackfillOptions backfill;

  @Mixin private ReportOptions report;

  @Mixin private EnvironmentOptions environment;

  JobCommand(JobModule module) {
    this.module = module;
  }

  /** The list of jobs and exit codes for {@code --help}. */
  static String[] footer(JobModule module) {
    List<String> lines = new ArrayList<>(List.of("", "Jobs:"));
    module
        .descriptions()
        .forEach((name, description) -> lines.add("  %-16s %s".formatted(name, description)));
    lines.addAll(
        List.of(
            "",
            "Exit codes: 0 done · 1 defect · 10 wrong request or configuration · 20 data refused",
            "            30 held by another run · 40 storage or network, retry · 50 integrity,"
                + " page"));
    return lines.toArray(String[]::new);
  }

  @Override
  public Integer call() {
    Project project = Project.open(environment.projectOptions());
    Plan plan = project.plan(pipeline);
    Nights wanted = nights.nights();
    PlannedJob planned = backfill.part(plan, find(plan), wanted);
    try (LakeSession session = LakeSession.open(project.environment())) {
      backfill.check(session, plan, wanted);
      PlannedJob informed = backfill.informed(session, plan, planned, wanted);
      RunManifest manifest = session.runner().run(module, new RunRequest(plan, informed, wanted));
      spec.commandLine().getOut().println(session.manifests().path(manifest));
      spec.commandLine().getOut().flush();
      explain(manifest.outcome());
      session.record(manifest.pipeline(), manifest.nights());
      report.write(manifest, session);
      return manifest.outcome().exitCode();
    }
  }

  private PlannedJob find(Plan plan) {
    if (jobName != null) {
      return ofThisJar(plan.job(jobName));
    }
    List<PlannedJob> byJob =
        plan.jobs().stream()
            .filter(each -> each.module().equals(module.name()) && each.job().equals(job))
            .toList();
    if (byJob.size() == 1) {
      return byJob.get(0);
    }
    if (byJob.isEmpty()) {
      return ofThisJar(plan.job(job));
    }
    throw CoreErrors.invalidArgument(
        "Job %s occurs %d times in pipeline %s. Give --job-name, one of: %s."
            .formatted(
                job,
                byJob.size(),
                plan.pipeline().name(),
                String.join(", ", byJob.stream().map(PlannedJob::name).toList())));
  }

  private PlannedJob ofThisJar(PlannedJob planned) {
    if (planned.module().equals(module.name())) {
      return planned;
    }
    throw CoreErrors.invalidArgument(
        "Job %s is in the %s jar, not in this one.".formatted(planned.name(), planned.module()));
  }

  private void explain(Outcome outcome) {
    String name = spec.commandLine().getCommandName();
    if (outcome instanceof Failed failed) {
      JobMain.print(spec.commandLine().getErr(), name, failed.message());
    } else if (outcome instanceof Rejected rejected) {
      JobMain.print(spec.commandLine().getErr(), name, "Rejected: " + rejected.reason());
    }
  }
}
