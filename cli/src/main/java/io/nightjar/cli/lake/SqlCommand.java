package io.nightjar.cli.lake;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.sql.AdHocSql;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar sql}: one query over the lake, for people without an engine at hand. */
@Command(
    name = "sql",
    description = {
      "Runs one SELECT over the tables of the lake; read only.",
      "silver.flights is the newest version, silver.flights@v12 a pinned one.",
      "With --release all tables are those that belong together at the end of that night."
    },
    mixinStandardHelpOptions = true)
public final class SqlCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  @Parameters(paramLabel = "QUERY", description = "the SELECT")
  private String query;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private RowFormat format = RowFormat.TABLE;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      description = "print at most so many rows (default: 1000 as table, else all)")
  private Integer limit;

  @Option(
      names = "--release",
      paramLabel = "DATE",
      description = "read the cut that was released for this night")
  private LocalDate release;

  /** Creates the command. */
  public SqlCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AdHocSql parsed = AdHocSql.parse(query);
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      return session.healing(names(parsed), () -> answer(session, parsed));
    }
  }

  private static String names(AdHocSql parsed) {
    return parsed.tables().keySet().stream()
        .map(TableName::toString)
        .sorted()
        .collect(Collectors.joining(" or "));
  }

  private int answer(LakeSession session, AdHocSql parsed) {
    Map<TableName, Long> cut = release == null ? null : session.ledger().release(release);
    Map<TableName, Dataset<Row>> tables = new HashMap<>();
    parsed.tables().forEach((name, wanted) -> tables.put(name, read(session, wanted, cut)));
    Dataset<Row> rows = session.adHocQueries().run(parsed.sql(), tables, Map.of());
    format.print(rows, limit, terminal.out());
    return 0;
  }

  private Dataset<Row> read(LakeSession session, AdHocSql.Wanted wanted, Map<TableName, Long> cut) {
    if (wanted.name().equals(TableStatus.NAME) && wanted.version().isEmpty()) {
      return new TableStatus(session).rows();
    }
    Tables tables = session.tables();
    PinnedTable pin =
        wanted
            .version()
            .map(version -> new PinnedTable(wanted.name(), version))
            .or(() -> cut == null ? tables.findLatest(wanted.name()) : released(wanted.name(), cut))
            .orElseThrow(() -> CoreErrors.tableNotFound(wanted.name().toString()));
    return tables.read(pin);
  }

  private Optional<PinnedTable> released(TableName name, Map<TableName, Long> cut) {
    if (!cut.containsKey(name)) {
      throw CoreErrors.notReleased(name.toString(), release.toString());
    }
    return Optional.of(new PinnedTable(name, cut.get(name)));
  }
}
