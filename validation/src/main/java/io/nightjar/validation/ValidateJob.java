package io.nightjar.validation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.validation.checks.BoundSuite;
import io.nightjar.validation.internal.deequ.DeequVerifier;
import io.nightjar.validation.report.ValidationReport;
import java.util.ArrayList;
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
 * so that one answer names all of them. A rule that does not fit its table is an error of the suite
 * and decides nothing.
 */
public final class ValidateJob implements Job<ValidateConfig, ValidateJob.Result> {
  private final DeequVerifier verifier = new DeequVerifier();

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
    public Optional<String> rejection() {
      List<String> reasons =
          reports.stream().flatMap(report -> report.rejection().stream()).toList();
      return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", reasons));
    }
  }

  private record Bound(PinnedTable staged, Dataset<Row> rows, BoundSuite suite) {}

  @Override
  public Result run(ValidateConfig config, JobContext context) {
    List<Bound> tables = config.subjects().stream().map(subject -> bind(subject, context)).toList();
    return new Result(
        ParallelWork.in(context.spark())
            .map(
                tables,
                table ->
                    verifier.verify(
                        table.suite(), table.staged(), context.nights(), table.rows())));
  }

  private static Bound bind(ValidateConfig.Subject subject, JobContext context) {
    PinnedTable staged = context.pins().of(subject.table().staged());
    Dataset<Row> rows = context.tables().read(staged).where(inNights(context));
    List<String> problems = new ArrayList<>();
    BoundSuite suite = BoundSuite.bind(subject.suite(), rows.schema(), problems);
    if (!problems.isEmpty()) {
      throw ValidationErrors.rulesDoNotFit(subject.table().toString(), problems);
    }
    return new Bound(staged, rows, suite);
  }

  private static Column inNights(JobContext context) {
    return col(Bookkeeping.LOGICAL_DATE)
        .between(lit(context.nights().from()), lit(context.nights().to()));
  }
}
