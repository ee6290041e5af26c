package io.nightjar.etl.publish;

import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.table.Upsert;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.KeyAlarm;
import io.nightjar.etl.publish.transform.FeedCurrent;
import io.nightjar.etl.publish.transform.FeedVersions;
import io.nightjar.etl.publish.transform.SnapshotCurrent;
import io.nightjar.etl.publish.transform.SnapshotVersions;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Publishes a table that is changed key by key. Where the past is dropped, the keys that were
 * deleted are remembered beside the stage, so that an older change which comes late does not bring
 * one back: first that memory is changed, then the table. Both may be done twice.
 */
final class KeyedPublication {
  private final TableSpec table;
  private final NightClock clock;
  private final JobContext context;

  KeyedPublication(TableSpec table, NightClock clock, JobContext context) {
    this.table = table;
    this.clock = clock;
    this.context = context;
  }

  /** Applies what the nights have staged. */
  TableCommit publish(Dataset<Row> staged) {
    try {
      return upsert(staged);
    } catch (RuntimeException e) {
      if (!KeyAlarm.caused(e)) {
        throw e;
      }
      throw EtlErrors.nightsTakenBack(table.name().toString(), context.nights().toString());
    }
  }

  private TableCommit upsert(Dataset<Row> staged) {
    Nights nights = context.nights();
    List<String> key = table.key();
    Optional<Changes> changes = table.policy().changes();
    boolean isVersioned = table.policy().history() == TablePolicy.History.SCD2;
    if (isVersioned && changes.isPresent()) {
      FeedVersions versions = new FeedVersions(key, changes.get(), nights);
      return upsert(versions.identity(), false, versions.incoming(staged), versions);
    }
    if (isVersioned) {
      SnapshotVersions versions = new SnapshotVersions(key, nights, clock);
      return upsert(versions.identity(), true, versions.incoming(staged), versions);
    }
    if (changes.isPresent()) {
      Optional<Dataset<Row>> deletions = Optional.of(deletions(changes.get(), staged));
      return upsert(key, false, staged, new FeedCurrent(key, changes.get(), nights, deletions));
    }
    return upsert(key, true, staged, new SnapshotCurrent(table.name().toString(), key, nights));
  }

  private Dataset<Row> deletions(Changes changes, Dataset<Row> staged) {
    FeedCurrent memory = new FeedCurrent(table.key(), changes, context.nights(), Optional.empty());
    Dataset<Row> deleted = memory.deletions(staged);
    if (changes.operation().isEmpty()) {
      return deleted;
    }
    TableName name = TableName.of(table.name().layer(), table.name().name() + "__deleted").staged();
    Upsert upsert =
        new Upsert(table.key(), table.key(), table.key(), false, false, deleted, memory);
    return context
        .tables()
        .read(
            context.tables().upsert(name, context.nights(), upsert, context.fingerprint()).table());
  }

  private TableCommit upsert(
      List<String> identity, boolean isComplete, Dataset<Row> incoming, Upsert.Revision revision) {
    Upsert upsert =
        new Upsert(
            table.key(),
            identity,
            table.policy().clusterBy(),
            isComplete,
            table.policy().readers() == TablePolicy.Readers.SPARK,
            incoming,
            revision);
    return context.tables().upsert(table.name(), context.nights(), upsert, context.fingerprint());
  }
}
