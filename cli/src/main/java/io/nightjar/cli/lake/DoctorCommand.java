package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.doctor.Diagnosis;
import io.nightjar.core.doctor.Examination;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar doctor}: finds damage in a lake and repairs what can be repaired. */
@Command(
    name = "doctor",
    description = {
      "Looks for damage in logs, data files, run manifests, ledger and models: one line for each",
      "finding, with what it means and what to do. Damaged things are moved to",
      "_nightjar/damaged, never deleted. Exit code 0: healthy, or all repaired; 50: damage is left."
    },
    mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "such as silver.flights or stage.silver.flights; default: the whole lake")
  private List<String> tables = new ArrayList<>();

  @Option(names = "--repair", description = "repair what can be repaired")
  private boolean isRepairing;

  @Option(names = "--deep", description = "read every byte of every data file that is kept")
  private boolean isDeep;

  /** Creates the command. */
  public DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<TableName> names = tables.stream().map(TableArgument::name).toList();
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      Diagnosis diagnosis = session.doctor().examine(new Examination(names, isDeep, isRepairing));
      diagnosis.findings().forEach(finding -> terminal.out().println(finding.toLine()));
      terminal.out().println(diagnosis.summary());
      return diagnosis.exitCode();
    }
  }
}
