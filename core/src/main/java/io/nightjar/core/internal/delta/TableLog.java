package io.nightjar.core.internal.delta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.config.Safeguard;
import io.nightjar.core.internal.spark.Safeguards;
import io.nightjar.core.table.Bookkeeping;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.VersionChecksum;
import org.apache.spark.sql.delta.actions.SetTransaction;
import org.apache.spark.sql.delta.util.FileNames;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * The log of one Delta table: its newest version, its transaction ids and who made its commits.
 * Reads commit files directly, newest first, which starts no Spark job.
 */
public final class TableLog {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SparkSession spark;
  private final DeltaLog log;
  private final Configuration configuration;

  /** Opens the log of the table in that folder. */
  public TableLog(SparkSession spark, Path table) {
    this.spark = spark;
    this.log = DeltaLog.forTable(spark, table);
    this.configuration = log.newDeltaHadoopConf();
  }

  /** The newest version, asked of the storage now; empty if there is no table. */
  OptionalLong newestVersion() {
    long version = snapshot().version();
    return version < 0 ? OptionalLong.empty() : OptionalLong.of(version);
  }

  /** The id of the table, which must be there. */
  String id() {
    return snapshot().metadata().id();
  }

  /** The columns at the newest version; empty if there is no table. */
  Optional<StructType> schema() {
    Snapshot snapshot = snapshot();
    return snapshot.version() < 0 ? Optional.empty() : Optional.of(snapshot.schema());
  }

  /** Whether the files are divided by night; so they will be if there is no table. */
  boolean isDividedByNight() {
    Snapshot snapshot = snapshot();
    return snapshot.version() < 0
        || snapshot.metadata().partitionColumns().contains(Bookkeeping.LOGICAL_DATE);
  }

  /** The newest revision committed under a transaction id; -1 if there is none. */
  public long revision(String appId) {
    Snapshot snapshot = snapshot();
    if (snapshot.version() < 0) {
      return -1;
    }
    Option<Seq<SetTransaction>> summary = summarised(snapshot);
    if (summary.isDefined()) {
      return JavaConverters.seqAsJavaList(summary.get()).stream()
          .filter(transaction -> transaction.appId().equals(appId))
          .mapToLong(SetTransaction::version)
          .findFirst()
          .orElse(-1);
    }
    Option<Object> revision = FewRows.session(spark).withActive(snapshot::transactions).get(appId);
    return revision.isEmpty() ? -1 : (Long) revision.get();
  }

  /** As the summary beside the commit has them, as long as they are few and none expires. */
  private static Option<Seq<SetTransaction>> summarised(Snapshot snapshot) {
    boolean isExpiring =
        DeltaLog.minSetTransactionRetentionInterval(snapshot.metadata()).isDefined();
    Option<VersionChecksum> summary = snapshot.checksumOpt();
    return isExpiring || summary.isEmpty() ? Option.empty() : summary.get().setTransactions();
  }

  /** The newest commit that fits, if the log still has it. */
  public Optional<DeltaCommit> findNewest(Predicate<DeltaCommit> wanted) {
    for (long version = snapshot().version(); version >= 0; version--) {
      Optional<DeltaCommit> commit = find(version);
      if (commit.isEmpty() || wanted.test(commit.get())) {
        return commit;
      }
    }
    return Optional.empty();
  }

  /** Every commit after that version, newest first, as far back as the log goes. */
  List<DeltaCommit> newerThan(long version) {
    List<DeltaCommit> commits = new ArrayList<>();
    for (long next = snapshot().version(); next > version; next--) {
      Optional<DeltaCommit> commit = find(next);
      if (commit.isEmpty()) {
        break;
      }
      commits.add(commit.get());
    }
    return commits;
  }

  /**
   * Whether no commit after that version fits; false as well if the log has been trimmed so far
   * that nobody can tell.
   */
  boolean noneNewerThan(long version, Predicate<DeltaCommit> unwanted) {
    long newest = snapshot().version();
    List<DeltaCommit> commits = newerThan(version);
    boolean isWhole = commits.size() >= newest - version;
    return newest >= version && isWhole && commits.stream().noneMatch(unwanted);
  }

  private Snapshot snapshot() {
    return Safeguards.isOff(Safeguard.LOG_GUARD)
        ? log.update(false, Option.empty(), Option.empty())
        : new LogGuard(log, configuration).update();
  }

  /** One commit, if the log still has it. */
  Optional<DeltaCommit> find(long version) {
    Path file = FileNames.unsafeDeltaFile(log.logPath(), version);
    try {
      return Optional.of(DeltaCommit.of(version, commitInfo(file)));
    } catch (FileNotFoundException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private JsonNode commitInfo(Path file) throws FileNotFoundException, JsonProcessingException {
    Iterator<String> lines = log.store().read(file, configuration).iterator();
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("{\"commitInfo\"")) {
        return MAPPER.readTree(line).path("commitInfo");
      }
    }
    return MAPPER.missingNode();
  }
}
