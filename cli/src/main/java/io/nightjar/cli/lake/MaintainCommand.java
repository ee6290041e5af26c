package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.Environment;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeMaintenance;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.maintain.MaintenanceReport;
import io.nightjar.core.maintain.MaintenanceText;
import io.nightjar.core.maintain.Retention;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.TableName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar maintain}: gives back the space of what nothing kept refers to. */
@Command(
    name = "maintain",
    description = {
      "Compacts small files, shortens logs and removes files that no kept version needs.",
      "What runs, releases and models refer to stays readable as long as maintenance.keep of the"
          + " environment file says. Safe to repeat, to kill, and beside running nights."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class MaintainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "silver.flights or stage.silver.flights; default: every table")
  private List<String> tables = new ArrayList<>();

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "night that retention is counted from (default: the newest that has run)")
  private String date;

  @Option(names = "--dry-run", description = "only say what would go and why the rest stays")
  private boolean isDry;

  @Option(
      names = "--grace",
      paramLabel = "SPAN",
      description =
          "younger files are never removed, such as \"7 days\"; below one day only while nothing"
              + " runs (default: maintenance.grace)")
  private String grace;

  @Mixin private EnvironmentOptions environment;

  /** Creates the command. */
  public MaintainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<TableName> wanted = tables.stream().map(TableArgument::name).toList();
    Optional<LocalDate> night = Optional.ofNullable(date).map(MaintainCommand::night);
    Project project = Project.open(environment.projectOptions());
    Retention retention = retention(project.retention());
    Environment where = project.environment();
    try (LakeSession session = LakeSession.open(where)) {
      MaintenanceReport report =
          new LakeMaintenance(session, where)
              .with(retention, where.clock())
              .run(wanted, night, isDry);
      MaintenanceText.lines(report).forEach(line -> terminal.out().println(line));
      report
          .failures()
          .forEach(failure -> terminal.err().println("nightjar: " + failure.getMessage()));
      return report.exitCode();
    }
  }

  private Retention retention(Retention configured) {
    if (grace == null) {
      return configured;
    }
    try {
      return configured.withGrace(Retention.parseGrace(grace));
    } catch (IllegalArgumentException e) {
      throw CoreErrors.invalidArgument("--grace: " + e.getMessage() + ".");
    }
  }

  private static LocalDate night(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw CoreErrors.invalidArgument("--date must be a calendar date like 2013-03-15.");
    }
  }
}
