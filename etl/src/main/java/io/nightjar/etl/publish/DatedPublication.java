package io.nightjar.etl.publish;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.publish.transform.SupersededRows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes dates of an aggregate. With the knowledge of a later night the rows that were known
 * before stay, and say until when they were; so a look at an earlier instant sees what it saw.
 */
final class DatedPublication {
  private final TableName table;
  private final PublishConfig config;
  private final JobContext context;

  DatedPublication(TableName table, PublishConfig config, JobContext context) {
    this.table = table;
    this.config = config;
    this.context = context;
  }

  /** Puts the staged rows beside what they supersede. */
  TableCommit publish(Dataset<Row> staged) {
    Nights nights = context.nights();
    Optional<PinnedTable> known =
        config.knownBy().isPresent() ? context.tables().findLatest(table) : Optional.empty();
    Dataset<Row> rows =
        known
            .map(pin -> new SupersededRows(cuts(nights)).apply(context.tables().read(pin)))
            .map(superseded -> superseded.unionByName(staged))
            .orElse(staged);
    return context.tables().replaceNights(table, nights, rows, context.fingerprint());
  }

  private Map<LocalDate, Instant> cuts(Nights nights) {
    Map<LocalDate, Instant> cuts = new TreeMap<>();
    for (LocalDate date : nights.dates()) {
      Instant cut =
          config
              .knownBy()
              .filter(date::isBefore)
              .map(config.clock()::afterwards)
              .orElse(config.clock().cut(date));
      cuts.put(date, cut);
    }
    return cuts;
  }
}
