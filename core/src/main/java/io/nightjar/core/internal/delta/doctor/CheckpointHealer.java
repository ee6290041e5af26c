package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.delta.Failures;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a damaged checkpoint from making a table unreadable: Delta gives up on it even if every
 * commit is there. After a failure the checkpoints of the lake are read, and one that is damaged
 * and that the table can do without is moved to {@code <lake>/_nightjar/damaged/}; then the work is
 * done once more. Costs nothing as long as nothing fails.
 */
public final class CheckpointHealer {
  private static final Logger LOG = LoggerFactory.getLogger(CheckpointHealer.class);

  private final SparkSession spark;
  private final LakeLayout layout;

  /** Looks after the tables of one lake. */
  public CheckpointHealer(SparkSession spark, String lake) {
    this.spark = spark;
    this.layout = new LakeLayout(lake);
  }

  /**
   * Does the work; if it fails for a damaged checkpoint, heals and does it once more. What fails
   * all the same is said for people.
   *
   * @param what what is worked on, such as the tables that are read
   */
  public <T> T healing(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception e) { // analysis exceptions are checked but undeclared
      if (!heal(e)) {
        throw Failures.translate(what, layout.root(), e);
      }
    }
    try {
      return work.get();
    } catch (Exception e) { // as above
      throw Failures.translate(what, layout.root(), e);
    }
  }

  /** Whether the failure may come from a checkpoint and one was moved aside, so try again. */
  public boolean heal(Throwable failure) {
    NightjarException known = Failures.translate("the lake", layout.root(), failure);
    if (known.type() != ErrorType.INTEGRITY) {
      return false;
    }
    try {
      boolean isHealed = false;
      Configuration configuration = spark.sessionState().newHadoopConf();
      for (TableName table : new LakeFolders(layout, configuration).tables()) {
        isHealed |= heal(table, configuration);
      }
      return isHealed;
    } catch (IOException | NightjarException e) {
      LOG.debug("looking for a damaged checkpoint failed; the first failure stands", e);
      return false;
    }
  }

  private boolean heal(TableName table, Configuration configuration) throws IOException {
    Path path = layout.table(table);
    if (new LogFolder(path.getFileSystem(configuration), path).checkpoints().isEmpty()) {
      return false;
    }
    LogState log = new LogState(path, configuration);
    if (log.badCheckpoints().isEmpty() || !log.readable().contains(log.newest())) {
      return false;
    }
    DamagedFiles damaged = new DamagedFiles(configuration, layout.root(), true);
    for (Map.Entry<Long, String> bad : log.badCheckpoints().entrySet()) {
      List<Path> parts = log.folder().checkpoints().get(bad.getKey());
      parts.forEach(part -> damaged.move(part, table.toString()));
      LOG.warn(
          "checkpoint v{} of {} {}; moved to {}/_nightjar/damaged/{}, the commits give the table",
          bad.getKey(),
          table,
          bad.getValue(),
          layout.root(),
          table);
    }
    DeltaLog.invalidateCache(spark, path);
    return true;
  }
}
