package io.nightjar.cli.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import io.nightjar.cli.Terminal;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar quarantine list}: which sources have rows that did not fit. */
@Command(
    name = "list",
    description = "One line a source: rows in quarantine, their nights, the first reason.",
    mixinStandardHelpOptions = true)
public final class QuarantineListCommand implements Callable<Integer> {
  private static final String LINE = "%-24s %12s %7s  %-10s  %-10s  %s";
  private static final String LAYER = "quarantine";

  private final Terminal terminal;

  @Mixin private EnvironmentOptions environment;

  /** Creates the command. */
  public QuarantineListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      List<String> lines =
          session.tables().list().stream()
              .filter(table -> table.layer().equals(LAYER))
              .map(table -> session.healing(table.toString(), () -> line(session, table)))
              .filter(line -> !line.isEmpty())
              .toList();
      if (lines.isEmpty()) {
        terminal.out().println("Nothing is in quarantine.");
        return 0;
      }
      terminal
          .out()
          .println(LINE.formatted("SOURCE", "ROWS", "NIGHTS", "OLDEST", "NEWEST", "FIRST REASON"));
      lines.forEach(terminal.out()::println);
    }
    return 0;
  }

  private static String line(LakeSession session, TableName table) {
    Row found =
        session
            .tables()
            .read(session.tables().findLatest(table).orElseThrow())
            .agg(
                count(lit(1)),
                count_distinct(col(Bookkeeping.LOGICAL_DATE)),
                min(col(Bookkeeping.LOGICAL_DATE)).cast("string"),
                max(col(Bookkeeping.LOGICAL_DATE)).cast("string"),
                min_by(
                    col("reason"),
                    struct(
                        col(Bookkeeping.LOGICAL_DATE),
                        col(Bookkeeping.SOURCE_FILE),
                        col(Bookkeeping.SOURCE_ROW))))
            .first();
    return found.getLong(0) == 0
        ? ""
        : LINE.formatted(
            table.name(),
            String.format(Locale.ROOT, "%,d", found.getLong(0)),
            String.format(Locale.ROOT, "%,d", found.getLong(1)),
            found.getString(2),
            found.getString(3),
            found.getString(4));
  }
}
