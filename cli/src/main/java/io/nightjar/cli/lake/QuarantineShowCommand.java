package io.nightjar.cli.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring;

import io.nightjar.cli.Terminal;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.EnvironmentOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar quarantine show}: the rows themselves, on this terminal and nowhere else. */
@Command(
    name = "show",
    description = {
      "Shows rows of a source that did not fit: where they stood, why, and the record.",
      "Values of data are printed; the command needs access to the lake and writes nothing."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class QuarantineShowCommand implements Callable<Integer> {
  private static final int MOST_CHARACTERS = 200;
  private static final String CONTROL = "\\p{Cntrl}";

  private final Terminal terminal;

  @Parameters(paramLabel = "SOURCE", description = "name of the source")
  private String source;

  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "of this night alone")
  private LocalDate date;

  @Option(names = "--column", paramLabel = "NAME", description = "of which this column did not fit")
  private String column;

  @Option(names = "--reason", paramLabel = "TEXT", description = "whose reason has this text in it")
  private String reason;

  @Option(
      names = "--limit",
      paramLabel = "ROWS",
      defaultValue = "20",
      description = "at most so many rows, in the order of nights and files (default: 20)")
  private int limit;

  @Option(
      names = "--format",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); table cuts long records, the"
              + " others give them whole")
  private RowFormat format = RowFormat.TABLE;

  @Mixin private EnvironmentOptions environment;

  /** Creates the command. */
  public QuarantineShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (limit < 1) {
      throw CoreErrors.invalidArgument("--limit must be at least 1.");
    }
    TableName table = TableArgument.name("quarantine." + source);
    try (LakeSession session =
        LakeSession.open(Project.open(environment.projectOptions()).environment())) {
      return session.healing(table.toString(), () -> show(session, table));
    }
  }

  private int show(LakeSession session, TableName table) {
    Dataset<Row> rows =
        session.tables().read(TableArgument.pin(table.toString(), session.tables()));
    Dataset<Row> shown =
        rows.where(wanted())
            .orderBy(Bookkeeping.LOGICAL_DATE, Bookkeeping.SOURCE_FILE, Bookkeeping.SOURCE_ROW)
            .limit(limit)
            .select(
                col(Bookkeeping.LOGICAL_DATE).as("night"),
                col(Bookkeeping.SOURCE_FILE).as("file"),
                col(Bookkeeping.SOURCE_ROW).as("row"),
                col("column"),
                col("reason"),
                record().as("record"));
    format.print(shown, limit, terminal.out());
    return 0;
  }

  private Column wanted() {
    Column wanted = lit(true);
    if (date != null) {
      wanted = wanted.and(col(Bookkeeping.LOGICAL_DATE).equalTo(lit(date)));
    }
    if (column != null) {
      wanted = wanted.and(col("column").equalTo(column));
    }
    return reason == null ? wanted : wanted.and(col("reason").contains(reason));
  }

  /** A record on a terminal: no characters that move its cursor. */
  private Column record() {
    return format == RowFormat.TABLE
        ? substring(regexp_replace(col("record"), CONTROL, " "), 1, MOST_CHARACTERS)
        : col("record");
  }
}
