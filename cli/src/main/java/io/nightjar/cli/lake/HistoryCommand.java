package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.TableVersion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar history}: the versions of a table and the runs that made them. */
@Command(
    name = "history",
    description = "Shows the versions of a table and the runs that made them.",
    mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {
  private static final String LINE = "%-8s %-20s %-24s %-24s %12s  %-36s %s";

  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(paramLabel = "TABLE", description = "such as silver.flights")
  private String table;

  /** Creates the command. */
  public HistoryCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    TableName name = TableArgument.name(table);
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      List<TableVersion> versions =
          session.healing(name.toString(), () -> session.tables().history(name));
      if (versions.isEmpty()) {
        throw CoreErrors.tableNotFound(table);
      }
      terminal
          .out()
          .println(
              LINE.formatted(
                  "VERSION", "COMMITTED (UTC)", "NIGHTS", "JOB", "ROWS", "RUN", "PIPELINE"));
      versions.forEach(version -> terminal.out().println(line(version)));
    }
    return 0;
  }

  private static String line(TableVersion version) {
    CommitOrigin origin = version.origin();
    boolean isOurs = !origin.run().isEmpty();
    return LINE.formatted(
            "v" + version.version(),
            version.committedAt().toString().substring(0, 19) + "Z",
            origin.nights(),
            isOurs ? origin.job() : version.operation(),
            version.rows() < 0 ? "" : "%,d".formatted(version.rows()),
            origin.run(),
            origin.pipeline())
        .stripTrailing();
  }
}
