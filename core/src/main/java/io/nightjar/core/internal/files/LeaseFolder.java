package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.lease.LeaseKey;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lease files of a lake and their signs of life, which are files beside them. */
final class LeaseFolder {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseFolder.class);
  private static final String ENDING = ".json";
  private static final String BEAT = ".beat";

  private final Path root;
  private final Configuration configuration;
  private final LakeFiles files;

  LeaseFolder(Path root, Configuration configuration) {
    this.root = root;
    this.configuration = configuration;
    this.files = new LakeFiles(configuration);
  }

  /** The leases of a job, whoever holds them. */
  List<LeaseFile> of(String pipeline, String job) throws IOException {
    return read(folder(pipeline, job), 0);
  }

  /** All leases. */
  List<LeaseFile> all() throws IOException {
    return read(root, 2);
  }

  /** Whether the file was made; false if another run made one of that name. */
  boolean create(LeaseFile lease) throws IOException {
    return files.claim(path(lease), lease.write());
  }

  /** Whether the file is still there and still the same. */
  boolean isThere(LeaseFile lease) throws IOException {
    try {
      return files.read(path(lease)).equals(lease.write());
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  void delete(LeaseFile lease) throws IOException {
    FileSystem system = root.getFileSystem(configuration);
    system.delete(path(lease), false);
    system.delete(beat(lease), false);
  }

  /** Gives a sign of life. */
  void beat(LeaseFile lease, long count) throws IOException {
    files.overwrite(beat(lease), Long.toString(count));
  }

  /** When the last sign of life came, by the clock of the storage; empty if the lease is gone. */
  Optional<Long> lastSign(LeaseFile lease) throws IOException {
    Optional<Long> beat = modified(beat(lease));
    return beat.isPresent() ? beat : modified(path(lease));
  }

  private Optional<Long> modified(Path path) throws IOException {
    try {
      FileStatus status = path.getFileSystem(configuration).getFileStatus(path);
      return Optional.of(status.getModificationTime());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private List<LeaseFile> read(Path folder, int levels) throws IOException {
    List<LeaseFile> leases = new ArrayList<>();
    for (Path path : files.find(folder, ENDING, levels)) {
      try {
        leases.add(LeaseFile.read(files.read(path)));
      } catch (FileNotFoundException e) {
        LOG.debug("lease {} was given back meanwhile", path);
      } catch (JsonProcessingException | IllegalArgumentException e) {
        // A damaged lease holds nothing: the token in the table still protects it.
        LOG.warn("lease {} cannot be read and is passed over", path);
        LOG.debug("reading a lease failed", e);
      }
    }
    return leases;
  }

  private Path path(LeaseFile lease) {
    LeaseKey key = lease.holder().key();
    return new Path(folder(key.pipeline(), key.job()), lease.fileName());
  }

  private Path beat(LeaseFile lease) {
    Path path = path(lease);
    return new Path(path.getParent(), path.getName() + BEAT);
  }

  private Path folder(String pipeline, String job) {
    return new Path(new Path(root, pipeline), job);
  }

  /** How often a holder gives a sign of life: several times within the time-out. */
  static Duration rhythm(Duration timeout) {
    return timeout.dividedBy(5);
  }
}
