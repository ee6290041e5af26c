package io.nightjar.etl.ingest;

import io.nightjar.core.job.Job;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.job.JobResult;
import io.nightjar.core.job.ParallelWork;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.Digests;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.NightClock;
import io.nightjar.etl.ingest.landing.ArrivedFiles;
import io.nightjar.etl.ingest.landing.CompleteFiles;
import io.nightjar.etl.ingest.landing.CopiedRows;
import io.nightjar.etl.ingest.landing.Deliveries;
import io.nightjar.etl.ingest.landing.Delivery;
import io.nightjar.etl.ingest.landing.FileDigests;
import io.nightjar.etl.ingest.landing.FinishedNights;
import io.nightjar.etl.ingest.landing.Landings;
import io.nightjar.etl.ingest.topic.TopicDeliveries;
import io.nightjar.etl.ingest.transform.AssignEventTime;
import io.nightjar.etl.ingest.transform.AssignKnownAt;
import io.nightjar.etl.ingest.transform.AssignNights;
import io.nightjar.etl.ingest.transform.AssignReplayed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Loads the raw files of every source into its bronze table. All files are looked at before the
 * first table is written: a missing delivery, a wrong header or, where the pipeline says so, a
 * single misfit stops the job with nothing changed.
 */
public final class IngestJob implements Job<IngestConfig, IngestJob.Result> {
  /**
   * What was loaded.
   *
   * @param metrics numbers by source, and totals
   * @param notes what a person should read
   * @param rejection why nothing was loaded, if so
   */
  public record Result(Map<String, Number> metrics, List<String> notes, Optional<String> rejection)
      implements JobResult {}

  private final FileDigests digests = new FileDigests();
  private final Set<String> copied = new HashSet<>();

  @Override
  public String externalInputs(IngestConfig config, JobContext context) {
    Arrivals arrivals = arrivals(config, context);
    return Digests.sha256(
        config.sources().stream()
            .map(source -> arrivals.find(source, context.nights()).content())
            .collect(Collectors.joining("\n")));
  }

  @Override
  public Result run(IngestConfig config, JobContext context) {
    Arrivals arrivals = arrivals(config, context);
    List<Delivery> landed =
        config.sources().stream()
            .map(source -> arrivals.require(source, context.nights()))
            .toList();
    FileChanges changes = new FileChanges(context.book(), context.nights());
    List<List<LoadedFile>> before = landed.stream().map(changes::allowed).toList();
    ParallelWork parallel = ParallelWork.in(context.spark());
    List<SourceLoad> loads =
        parallel.map(
            landed,
            delivery -> explained(delivery.source(), () -> load(config, context, delivery)));
    List<String> refusals =
        parallel.map(loads, IngestJob::refusal).stream().flatMap(Optional::stream).toList();
    if (!refusals.isEmpty()) {
      return new Result(Map.of(), List.of(), Optional.of(String.join("; ", refusals)));
    }
    landed.forEach(arrivals::requireUnchanged);
    List<SourceOutcome> outcomes = parallel.map(loads, load -> explained(load.source(), load::run));
    landed.forEach(arrivals::requireUnchanged);
    return result(outcomes, before, context);
  }

  private Arrivals arrivals(IngestConfig config, JobContext context) {
    NightClock nights = new NightClock(config.zone(), AsOf.END_OF_NIGHT);
    FinishedNights finished = new FinishedNights(config.zone(), context.clock());
    ArrivedFiles arrived = new ArrivedFiles(context.book(), nights, finished, config.start());
    return new Arrivals(
        deliveries(context, finished, arrived),
        new TopicDeliveries(context.connections(), context.book(), nights, finished));
  }

  private Deliveries deliveries(JobContext context, FinishedNights finished, ArrivedFiles arrived) {
    CopiedRows copies = new CopiedRows(context, finished, copied);
    Landings landings = new Landings(context, copies);
    CompleteFiles complete = new CompleteFiles(landings, context.clock());
    return new Deliveries(landings, copies, digests, complete, arrived);
  }

  private static SourceLoad load(IngestConfig config, JobContext context, Delivery delivery) {
    Source source = delivery.source();
    ReadSource read =
        new SourceReader(context.spark(), context.connections())
            .read(delivery, context.tables().columns(source.table()));
    Dataset<Row> dated =
        new AssignNights(column(context, source.eventDate()), config.start()).apply(read.rows());
    Dataset<Row> happened =
        new AssignEventTime(column(context, source.eventTime()), source.localTime()).apply(dated);
    Dataset<Row> known =
        new AssignKnownAt(column(context, source.knownAt()), config.zone()).apply(happened);
    Dataset<Row> replayed =
        marks(context, source)
            .map(marks -> new AssignReplayed(marks, config.zone()).apply(known))
            .orElse(known);
    return new SourceLoad(context, read.with(replayed), config.start());
  }

  /** Which rows of the source were replayed; a declared known-at says more. */
  private static Optional<Dataset<Row>> marks(JobContext context, Source source) {
    return source.knownAt().isPresent()
        ? Optional.empty()
        : context.tables().findLatest(source.replayed()).map(context.tables()::read);
  }

  private static Optional<Column> column(JobContext context, Optional<SqlText> expression) {
    return expression.map(context.queries()::expression);
  }

  private static Optional<String> refusal(SourceLoad load) {
    Source source = load.source();
    if (source.onMisfitRow() != Source.MisfitPolicy.REFUSE) {
      return Optional.empty();
    }
    SourceCounts counts = explained(source, load::count);
    return counts.misfits() == 0
        ? Optional.empty()
        : Optional.of(
            "source %s has %d rows that do not fit and refuses any (on-misfit-row: refuse)"
                .formatted(source.name(), counts.misfits()));
  }

  private static <T> T explained(Source source, java.util.function.Supplier<T> step) {
    try {
      return step.get();
    } catch (Exception e) { // Spark wraps what executors throw, in checked exceptions too
      throw SourceReader.explained(source, e);
    }
  }

  /** Notes what was loaded, which from then on must not change. */
  private static Result result(
      List<SourceOutcome> outcomes, List<List<LoadedFile>> before, JobContext context) {
    Map<String, Number> metrics = new LinkedHashMap<>();
    metrics.put("rows-in", outcomes.stream().mapToLong(one -> one.counts().rowsIn()).sum());
    metrics.put("rows-quarantined", outcomes.stream().mapToLong(SourceOutcome::quarantined).sum());
    List<String> notes = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      SourceOutcome outcome = outcomes.get(i);
      Source source = outcome.delivery().source();
      metrics.putAll(outcome.metrics());
      notes.addAll(outcome.notes());
      notes.addAll(FileChanges.notes(source, before.get(i), outcome.files()));
      if (!outcome.files().isEmpty()) {
        context.book().record(source.name(), context.nights(), context.runId(), outcome.files());
      }
    }
    return new Result(metrics, notes, Optional.empty());
  }
}
