package io.nightjar.etl.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.TablePolicy;
import io.nightjar.core.pipeline.TablePolicy.Changes;
import io.nightjar.core.pipeline.TablePolicy.History;
import io.nightjar.core.pipeline.TablePolicy.Readers;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.CommitOrigin;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableDigest;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.NightClock;
import io.nightjar.core.time.Nights;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Publishes one table that is changed key by key, on a lake of its own. */
final class Publisher {
  static final NightClock CLOCK = new NightClock(ZoneOffset.UTC, AsOf.END_OF_NIGHT);
  static final List<String> KEY = List.of("h", "k");

  private final SparkSession spark;
  private final Path lake;
  private final TableSpec table;
  private int runs;

  Publisher(SparkSession spark, Path lake, String name, History history, Optional<Changes> feed) {
    this(spark, lake, name, history, feed, Readers.ANY);
  }

  @SuppressWarnings("checkstyle:ParameterNumber")
  Publisher(
      SparkSession spark,
      Path lake,
      String name,
      History history,
      Optional<Changes> feed,
      Readers readers) {
    this.spark = spark;
    this.lake = lake;
    this.table =
        new TableSpec(
            TableName.of("silver", name),
            new SqlText("x.sql", "select 1"),
            KEY,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TablePolicy(history, feed, KEY, true, readers, Optional.empty()));
  }

  /** Publishes, and proves that the digest in the commit is that of the table. */
  TableCommit publish(Nights nights, Dataset<Row> staged) {
    TableCommit commit = publishUnproven(nights, staged);
    TableDigest found = TableDigest.exact(door().read(commit.table()));
    assertThat(found).isEqualTo(new TableDigest(commit.rows(), commit.digest()));
    return commit;
  }

  TableCommit publishUnproven(Nights nights, Dataset<Row> staged) {
    runs++;
    JobContext context =
        new JobContext(
            door(), null, null, nights, null, null, "", null, "f" + runs, "r" + runs, null, spark);
    return new KeyedPublication(table, CLOCK, context).publish(staged);
  }

  Dataset<Row> rows() {
    DeltaTables door = door();
    return door.read(door.findLatest(table.name()).orElseThrow());
  }

  private DeltaTables door() {
    CommitOrigin origin = new CommitOrigin("r" + runs, "shop", "publish", "", "", -1);
    return new DeltaTables(spark, lake.toString(), origin);
  }
}
