package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar digest}: proves that two tables hold the same rows. */
@Command(
    name = "digest",
    description = {
      "Prints rows and digest of tables: equal for equal rows, in whatever order and files.",
      "Columns that differ between two equal runs (_run, _table_versions) do not count. Seven"
          + " digits of a DOUBLE do: its last bits depend on the order of addition."
    },
    mixinStandardHelpOptions = true)
public final class DigestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(
      paramLabel = "TABLE",
      arity = "0..*",
      description = "silver.flights or silver.flights@v12; default: every table but ops")
  private List<String> tables = new ArrayList<>();

  @Option(names = "--exact", description = "count every bit of a DOUBLE")
  private boolean isExact;

  /** Creates the command. */
  public DigestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      for (String table : tables.isEmpty() ? all(session) : tables) {
        terminal.out().println(session.healing(table, () -> line(session, table)));
      }
    }
    return 0;
  }

  private String line(LakeSession session, String table) {
    PinnedTable pin = TableArgument.pin(table, session.tables());
    Dataset<Row> rows = session.tables().read(pin);
    TableDigest digest = isExact ? TableDigest.exact(rows) : TableDigest.of(rows);
    return "%-36s %,12d rows  %s".formatted(pin, digest.rows(), digest.digest());
  }

  private static List<String> all(LakeSession session) {
    return session.tables().list().stream()
        .filter(name -> !name.layer().equals("ops"))
        .map(TableName::toString)
        .toList();
  }
}
