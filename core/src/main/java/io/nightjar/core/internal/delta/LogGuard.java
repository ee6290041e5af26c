package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.util.FileNames;
import scala.Option;
import scala.collection.Iterator;

/**
 * Damage of a log that Delta reads past without a word: an empty commit counts as one that changed
 * nothing, and a last commit that is gone as one that never was.
 */
public final class LogGuard {
  private final DeltaLog log;
  private final Configuration configuration;

  /** Looks at one log; nothing is read yet. */
  public LogGuard(DeltaLog log, Configuration configuration) {
    this.log = log;
    this.configuration = configuration;
  }

  /** The newest snapshot, asked of the storage now; fails with exit code 50. */
  public Snapshot update() {
    Snapshot snapshot = newest();
    refuseEmptyCommits(snapshot);
    if (isFollowed(snapshot.version())) {
      Snapshot later = newest();
      if (later.version() == snapshot.version()) {
        throw damaged("commit " + (snapshot.version() + 1) + " is gone");
      }
      refuseEmptyCommits(later);
      return later;
    }
    return snapshot;
  }

  private Snapshot newest() {
    return log.update(false, Option.empty(), Option.empty());
  }

  private void refuseEmptyCommits(Snapshot snapshot) {
    Iterator<FileStatus> commits = snapshot.logSegment().deltas().iterator();
    while (commits.hasNext()) {
      FileStatus commit = commits.next();
      if (commit.getLen() == 0) {
        throw damaged("commit " + commit.getPath().getName() + " is empty");
      }
    }
  }

  /** Whether something of the next commit is there, which was written after the commit itself. */
  private boolean isFollowed(long version) {
    Path summary = FileNames.checksumFile(log.logPath(), version + 1);
    Path commit = FileNames.unsafeDeltaFile(log.logPath(), version + 1);
    Path checksum = new Path(commit.getParent(), "." + commit.getName() + ".crc");
    return length(summary) > 0 || length(checksum) > 0;
  }

  /** -1 if there is no such file. */
  private long length(Path path) {
    try {
      FileSystem files = path.getFileSystem(configuration);
      return files.getFileStatus(path).getLen();
    } catch (FileNotFoundException e) {
      return -1;
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read", path.toString(), e);
    }
  }

  private RuntimeException damaged(String what) {
    return CoreErrors.tableDamaged(log.dataPath().toString(), new IOException(what));
  }
}
