package io.nightjar.etl.ingest;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.run.Digests;
import io.nightjar.core.run.LoadedFile;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.Observed;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Tables;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.landing.Delivery;
import io.nightjar.etl.ingest.transform.SplitMisfits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Loads one source: good rows into bronze, misfits into quarantine, and proof that none is lost.
 * The good rows of nights are written and everything is counted in one pass; a second one reads the
 * misfits only if there are any. A snapshot is counted first and its misfits are written before its
 * good rows, so that good rows in their place mean that nothing is left to do: an unchanged
 * snapshot is not even read.
 */
final class SourceLoad {
  private final JobContext context;
  private final Delivery delivery;
  private final ReadSource read;
  private final Dataset<Row> rows;
  private final Nights nights;
  private final String fingerprint;

  /**
   * @param read every record of the delivery with its night and times
   * @param start first night of the pipeline, to which snapshots belong
   */
  SourceLoad(JobContext context, ReadSource read, java.time.LocalDate start) {
    this.context = context;
    this.delivery = read.delivery();
    this.read = read;
    this.rows = read.rows();
    this.nights = isSnapshot(delivery) ? Nights.of(start) : context.nights();
    this.fingerprint = isSnapshot(delivery) ? snapshotOf(delivery) : context.fingerprint();
  }

  Source source() {
    return delivery.source();
  }

  /** Counts without writing anything. */
  SourceCounts count() {
    return SourceCounts.of(rows, nights);
  }

  /** Loads it. */
  SourceOutcome run() {
    return isSnapshot(delivery) ? loadSnapshot() : loadNights();
  }

  private SourceOutcome loadSnapshot() {
    Source source = delivery.source();
    Optional<TableCommit> done =
        context.tables().findOverwritten(source.table(), nights, fingerprint);
    if (done.isPresent()) {
      long good = done.get().rows();
      long quarantined =
          context
              .tables()
              .findOverwritten(source.quarantine(), nights, fingerprint)
              .map(TableCommit::rows)
              .orElse(0L);
      SourceCounts counts = new SourceCounts(good + quarantined, quarantined, 0, 0);
      return new SourceOutcome(delivery, counts, good, quarantined, read.notes(), List.of());
    }
    SourceCounts counts = count();
    long quarantined = quarantine(counts.misfits());
    long good = write(splitter().good(rows)).rows();
    return outcome(counts, good, quarantined, Optional.empty());
  }

  private SourceOutcome loadNights() {
    Observation observation = new Observation();
    List<Column> aggregates = new ArrayList<>(SourceCounts.aggregates(nights));
    aggregates.addAll(FileCounts.aggregates(delivery.names(), nights));
    Dataset<Row> observed =
        rows.observe(
            observation,
            aggregates.get(0),
            aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    TableCommit good = write(splitter().good(observed.where(SourceCounts.isOf(nights))));
    Optional<Map<String, Object>> numbers =
        good.isNew() ? Observed.numbers(observation, good) : Optional.empty();
    SourceCounts counts = numbers.map(SourceLoad::counts).orElseGet(this::count);
    return outcome(counts, good.rows(), quarantine(counts.misfits()), numbers);
  }

  private SourceOutcome outcome(
      SourceCounts counts, long good, long quarantined, Optional<Map<String, Object>> numbers) {
    requireConservation(counts, good, quarantined);
    List<LoadedFile> files =
        new FileAccounts(context, delivery, nights)
            .of(
                new SourceCounts(good + quarantined, quarantined, 0, 0),
                () ->
                    numbers
                        .flatMap(each -> FileCounts.observed(delivery.names(), each))
                        .orElseGet(() -> FileCounts.of(rows, nights)));
    return new SourceOutcome(delivery, counts, good, quarantined, read.notes(), files);
  }

  private SplitMisfits splitter() {
    return new SplitMisfits(read.columns().names());
  }

  private TableCommit write(Dataset<Row> good) {
    TableName bronze = delivery.source().table();
    Tables tables = context.tables().evolving();
    return isSnapshot(delivery)
        ? tables.overwrite(bronze, nights, good, fingerprint)
        : tables.replaceNights(bronze, nights, good, fingerprint);
  }

  /** Leaves the quarantine right, also when an earlier delivery of these nights had misfits. */
  private long quarantine(long count) {
    TableName quarantine = delivery.source().quarantine();
    if (count == 0 && !hasRows(quarantine)) {
      return 0;
    }
    Dataset<Row> misfits = splitter().quarantined(rows).where(SourceCounts.isOf(nights));
    TableCommit commit =
        isSnapshot(delivery)
            ? context.tables().overwrite(quarantine, nights, misfits, fingerprint)
            : context.tables().replaceNights(quarantine, nights, misfits, fingerprint);
    return commit.rows();
  }

  private boolean hasRows(TableName quarantine) {
    Optional<PinnedTable> latest = context.tables().findLatest(quarantine);
    return latest.isPresent()
        && !context
            .tables()
            .read(latest.get())
            .where(SourceCounts.isOf(nights))
            .select(col(Bookkeeping.LOGICAL_DATE))
            .isEmpty();
  }

  private void requireConservation(SourceCounts counts, long good, long quarantined) {
    if (counts.rowsIn() != good + quarantined) {
      throw EtlErrors.rowsNotConserved(
          "Source " + delivery.source().name(),
          counts.rowsIn(),
          good + quarantined,
          "%d good, %d quarantined, nights %s".formatted(good, quarantined, nights));
    }
  }

  private static SourceCounts counts(Map<String, Object> numbers) {
    return new SourceCounts(
        (Long) numbers.get("rows_in"),
        (Long) numbers.get("misfits"),
        (Long) numbers.get("other_nights"),
        (Long) numbers.get("undated"));
  }

  private static boolean isSnapshot(Delivery delivery) {
    return delivery.source().delivery() == Source.Delivery.SNAPSHOT;
  }

  /** A snapshot changes with its files and its declaration, not with the nights that look at it. */
  private static String snapshotOf(Delivery delivery) {
    return Digests.sha256(delivery.source() + "\n" + delivery.content());
  }
}
