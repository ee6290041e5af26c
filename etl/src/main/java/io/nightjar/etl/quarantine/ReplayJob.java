package io.nightjar.etl.quarantine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.Tables;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.quarantine.transform.ReplayMarks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Marks the rows that are in quarantine: whenever one of them fits, it counts as known at the end
 * of a later night, so that no night in between changes. It moves no row itself. The next run of
 * ingest does, for the file is read again, as any run of that night would.
 */
public final class ReplayJob implements Job<ReplayConfig, ReplayJob.Result> {
  private static final String NAME = "replay-quarantine";

  /**
   * What was marked.
   *
   * @param metrics the number of rows
   */
  public record Result(Map<String, Number> metrics) implements JobResult {}

  /** The job as a plan would have it, had it a place in every night. */
  public static PlannedJob planned(Source source, LocalDate knownFor) {
    ObjectNode config = JsonNodeFactory.instance.objectNode();
    config.put("source", source.name());
    config.put(ReplayConfig.KNOWN_FOR, knownFor.toString());
    return new PlannedJob(
        NAME,
        NAME,
        "etl",
        Map.of(),
        List.of(source.replayed()),
        List.of(),
        List.of(source.name()),
        config);
  }

  @Override
  public String externalInputs(ReplayConfig config, JobContext context) {
    return context
        .tables()
        .findLatest(config.source().quarantine())
        .map(PinnedTable::toString)
        .orElse("");
  }

  @Override
  public Result run(ReplayConfig config, JobContext context) {
    Tables tables = context.tables();
    Nights nights = context.nights();
    Optional<Dataset<Row>> quarantined =
        rows(tables, tables.findLatest(config.source().quarantine()), nights);
    if (quarantined.isEmpty()) {
      return new Result(Map.of("rows-marked", 0));
    }
    Optional<Dataset<Row>> before =
        rows(tables, tables.findLatest(config.source().replayed()), nights);
    ReplayMarks marks = new ReplayMarks(config.knownFor());
    boolean isMarked =
        before.isPresent() && marks.missing(quarantined.get(), before.get()).isEmpty();
    long rows =
        isMarked
            ? 0
            : tables
                .replaceNights(
                    config.source().replayed(),
                    nights,
                    marks.apply(quarantined.get(), before),
                    context.fingerprint())
                .rows();
    return new Result(Map.of("rows-marked", rows));
  }

  private static Optional<Dataset<Row>> rows(
      Tables tables, Optional<PinnedTable> table, Nights nights) {
    return table.map(
        pin ->
            tables
                .read(pin)
                .where(
                    functions
                        .col(Bookkeeping.LOGICAL_DATE)
                        .between(functions.lit(nights.from()), functions.lit(nights.to()))));
  }
}
