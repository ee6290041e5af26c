package io.nightjar.etl.ingest;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.Source;
import io.nightjar.core.run.Digests;
import io.nightjar.core.table.Bookkeeping;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.Observed;
import io.nightjar.etl.ingest.transform.SplitMisfits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;

/**
 * Loads one source: good rows into bronze, misfits into quarantine, and proof that none is lost.
 * The good rows are written and everything is counted in one pass; a second one reads the misfits
 * only if there are any.
 */
final class SourceLoad {
  private final JobContext context;
  private final Delivery delivery;
  private final Dataset<Row> rows;
  private final Nights nights;
  private final String fingerprint;

  /**
   * @param rows every record of the delivery with its night and times
   * @param start first night of the pipeline, to which snapshots belong
   */
  SourceLoad(JobContext context, Delivery delivery, Dataset<Row> rows, java.time.LocalDate start) {
    this.context = context;
    this.delivery = delivery;
    this.rows = rows;
    this.nights = isSnapshot(delivery) ? Nights.of(start) : context.nights();
    this.fingerprint = isSnapshot(delivery) ? snapshotOf(delivery) : context.fingerprint();
  }

  /** Counts without writing anything. */
  SourceCounts count() {
    return SourceCounts.of(rows, nights);
  }

  /** Loads it. */
  SourceOutcome run() {
    Observation observation = new Observation();
    List<Column> aggregates = SourceCounts.aggregates(nights);
    Dataset<Row> observed =
        rows.observe(
            observation, aggregates.get(0), aggregates.subList(1, 4).toArray(Column[]::new));
    SplitMisfits split = new SplitMisfits(delivery.source().columns().names());
    TableCommit good = write(split.good(observed.where(SourceCounts.isOf(nights))));
    SourceCounts counts = good.isNew() ? observed(observation).orElseGet(this::count) : count();
    long quarantined = quarantine(split.quarantined(rows), counts.misfits());
    requireConservation(counts, good.rows(), quarantined);
    return new SourceOutcome(delivery, counts, good.rows(), quarantined);
  }

  private TableCommit write(Dataset<Row> good) {
    TableName bronze = delivery.source().table();
    return isSnapshot(delivery)
        ? context.tables().overwrite(bronze, nights, good, fingerprint)
        : context.tables().replaceNights(bronze, nights, good, fingerprint);
  }

  /** Leaves the quarantine right, also when an earlier delivery of these nights had misfits. */
  private long quarantine(Dataset<Row> misfits, long count) {
    TableName quarantine = delivery.source().quarantine();
    if (count == 0 && !hasRows(quarantine)) {
      return 0;
    }
    return context
        .tables()
        .replaceNights(quarantine, nights, misfits.where(SourceCounts.isOf(nights)), fingerprint)
        .rows();
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

  private static Optional<SourceCounts> observed(Observation observation) {
    return Observed.numbers(observation).map(SourceLoad::counts);
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
