package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar rebuild-ledger}: makes the ledger again from the manifests. */
@Command(
    name = "rebuild-ledger",
    description =
        "Makes the tables ops.runs, ops.check_results and ops.releases again from the run"
            + " manifests.",
    mixinStandardHelpOptions = true)
public final class LedgerCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  /** Creates the command. */
  public LedgerCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      terminal.out().println("ops.runs holds %,d runs.".formatted(session.ledger().rebuild()));
    }
    return 0;
  }
}
