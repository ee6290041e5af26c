package io.nightjar.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.validation.checks.SqlTables;
import io.nightjar.validation.checks.SuiteRun;
import io.nightjar.validation.measure.NightRows;
import io.nightjar.validation.report.ValidationReport;
import io.nightjar.validation.rule.NightEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks the staged rows of the nights, at exactly the version that the job before made, before
 * anybody else can read them. A critical failure rejects the night; every table is checked first,
 * so that one answer names all of them. A rule that cannot be asked of its table is an error of the
 * suite and decides nothing. Rows that break a rule with the action {@code quarantine} are moved
 * out of the way of the others.
 */
public final class ValidateJob implements Job<ValidateConfig, ValidateJob.Result> {
  /**
   * What was found.
   *
   * @param reports one per table
   */
  public record Result(List<ValidationReport> reports) implements JobResult {
    /** Copies the list. */
    public Result {
      reports = List.copyOf(reports);
    }

    @Override
    public Map<String, Number> metrics() {
      Map<String, Number> metrics = new LinkedHashMap<>();
      reports.forEach(report -> metrics.putAll(report.metrics()));
      return metrics;
    }

    @Override
    public List<String> notes() {
      return reports.stream().flatMap(report -> report.notes().stream()).toList();
    }

    @Override
    public List<CheckResult> checks() {
      return reports.stream().flatMap(report -> report.results().stream()).toList();
    }

    @Override
    public Optional<NightjarException> failure() {
      return reports.stream()
          .filter(report -> !report.errors().isEmpty())
          .map(report -> ValidationErrors.rulesDoNotFit(report.table(), report.errors()))
          .findFirst();
    }

    @Override
    public Optional<String> rejection() {
      List<String> reasons =
          reports.stream().flatMap(report -> report.rejection().stream()).toList();
      return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reasons));
    }
  }

  @Override
  public Result run(ValidateConfig config, JobContext context) {
    return new Result(
        ParallelWork.in(context.spark())
            .map(config.subjects(), subject -> checked(subject, config, context)));
  }

  private static ValidationReport checked(
      ValidateConfig.Subject subject, ValidateConfig config, JobContext context) {
    PinnedTable staged = context.pins().of(subject.table().staged());
    Dataset<Row> all = context.tables().read(staged);
    Column night = col(Bookkeeping.LOGICAL_DATE);
    Dataset<Row> rows =
        all.where(night.between(lit(context.nights().from()), lit(context.nights().to())));
    SqlTables others =
        new SqlTables(subject.suite().file(), context.queries(), name -> pinned(name, context));
    SuiteRun run =
        new SuiteRun(
            subject.suite(),
            others,
            new MetricReader(context).of(subject),
            false,
            Optional.of(NightEnd.of(night, config.zone())));
    ValidationReport report =
        new ValidationReport(
            staged,
            subject.suite(),
            run.of(new NightRows(rows, context.nights().dates(), Optional.of(night))),
            config.override());
    new Quarantine(context).divide(report, rows);
    return report;
  }

  private static Optional<Dataset<Row>> pinned(String name, JobContext context) {
    try {
      return context.pins().find(TableName.parse(name)).map(context.tables()::read);
    } catch (IllegalArgumentException e) { // no name of a table
      return Optional.empty();
    }
  }
}
