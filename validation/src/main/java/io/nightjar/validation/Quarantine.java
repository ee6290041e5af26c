package io.nightjar.validation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Columns;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.TableVersion;
import io.nightjar.validation.report.CheckOutcome;
import io.nightjar.validation.report.ValidationReport;
import io.nightjar.validation.rule.Misfits;
import io.nightjar.validation.suite.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Divides staged rows: those that break a rule with the action {@code quarantine} go to the
 * quarantine of their table, each once and with every such rule it breaks; the others are what is
 * published. Both are replaced night by night, so that rows come back when the night is run again
 * after the rule or the data was put right.
 */
final class Quarantine {
  private final JobContext context;

  Quarantine(JobContext context) {
    this.context = context;
  }

  /** Divides the rows of one table, if its suite asks for that and nothing stops the night. */
  void divide(ValidationReport report, Dataset<Row> rows) {
    List<CheckOutcome> rules =
        report.outcomes().get(report.outcomes().firstKey()).stream()
            .filter(outcome -> outcome.expectation().action() == Action.QUARANTINE)
            .toList();
    if (rules.isEmpty() || report.rejection().isPresent() || !report.errors().isEmpty()) {
      return;
    }
    TableName table = report.staged().name().published();
    List<Column> broken = new ArrayList<>();
    rules.forEach(rule -> broken.add(when(misfit(rule), reason(rule.expectation()))));
    Column reasons = array_compact(array(broken.toArray(Column[]::new)));
    Column isMisfit = rules.stream().map(Quarantine::misfit).reduce(lit(false), Column::or);
    TableCommit accepted = write(table.accepted(), rows.where(not(isMisfit)));
    TableCommit moved = write(table.quarantine(), moved(rows.where(isMisfit), reasons));
    requireConservation(report.staged(), accepted, moved);
  }

  private static Column misfit(CheckOutcome rule) {
    return rule.answer()
        .flatMap(answer -> answer.misfits())
        .flatMap(Misfits::condition)
        .orElseThrow();
  }

  private static Column reason(Expectation rule) {
    String column = rule.rule().columns().isEmpty() ? "" : rule.rule().columns().get(0);
    return struct(
        lit(column).as("column"),
        lit("breaks " + rule.title()).as("reason"),
        lit(rule.fingerprint()).as("rule"));
  }

  /** In the form of all quarantines: where, which column, why, and the record. */
  private static Dataset<Row> moved(Dataset<Row> rows, Column reasons) {
    List<Column> all = new ArrayList<>();
    for (String name : rows.columns()) {
      all.add(Columns.named(name));
    }
    return rows.select(
        col(Bookkeeping.LOGICAL_DATE),
        place(rows, Bookkeeping.SOURCE_FILE, "string"),
        place(rows, Bookkeeping.SOURCE_ROW, "bigint"),
        element_at(reasons, 1).getField("column").as("column"),
        element_at(reasons, 1).getField("reason").as("reason"),
        to_json(struct(all.toArray(Column[]::new))).as("record"),
        reasons.getField("rule").as("rules"));
  }

  private static Column place(Dataset<Row> rows, String name, String type) {
    boolean isKnown = List.of(rows.columns()).contains(name);
    return (isKnown ? col(name) : lit(null)).cast(type).as(name);
  }

  private TableCommit write(TableName table, Dataset<Row> rows) {
    return context.tables().replaceNights(table, context.nights(), rows, context.fingerprint());
  }

  private void requireConservation(PinnedTable staged, TableCommit accepted, TableCommit moved) {
    Optional<Long> all = context.tables().describe(staged).map(TableVersion::rows);
    long found = accepted.rows() + moved.rows();
    if (all.isPresent() && all.get() >= 0 && all.get() != found) {
      throw ValidationErrors.rowsNotConserved(staged.toString(), all.get(), found);
    }
  }
}
