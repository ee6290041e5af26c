package io.nightjar.core.internal.delta.logstore;

import io.delta.storage.HDFSLogStore;
import io.delta.storage.HadoopFileSystemLogStore;
import io.nightjar.core.config.Safeguard;
import io.nightjar.core.internal.files.DurableFiles;
import io.nightjar.core.internal.spark.Safeguards;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;

/**
 * Delta's log on a local or shared POSIX disk, safe for many processes and power cuts. Delta's own
 * stores check and then rename, and a rename on Linux overwrites: two writers can both be told that
 * they won. Here a commit gets its name by {@link DurableFiles#link}. Before that the data files it
 * names are flushed, so that a commit never outlives its data, and before the first commit the
 * folders above the table. A checkpoint is flushed before the log points to it.
 *
 * <p>Beside a commit stands Hadoop's checksum file, written after the commit by the one that won:
 * whoever reads the commit through Hadoop, as Spark does, fails on a flipped or missing byte. A
 * crash between the two leaves a commit without a checksum, which is read as it is.
 */
public final class LinkLogStore extends HadoopFileSystemLogStore {
  private static final String FIRST = "00000000000000000000.json";

  private final HDFSLogStore stock;

  /** Made by Delta, by the name of this class. */
  public LinkLogStore(Configuration configuration) {
    super(configuration);
    this.stock = new HDFSLogStore(configuration);
  }

  @Override
  public void write(
      org.apache.hadoop.fs.Path path,
      Iterator<String> actions,
      Boolean overwrite,
      Configuration configuration)
      throws IOException {
    if (Safeguards.isOff(Safeguard.LOG_STORE)) {
      stock.write(path, actions, overwrite, configuration);
      return;
    }
    Path target = Path.of(path.toUri().getPath());
    StringBuilder text = new StringBuilder();
    actions.forEachRemaining(line -> text.append(line).append('\n'));
    try {
      if (overwrite) {
        if (CheckpointFiles.isPointer(target)) {
          CheckpointFiles.flush(target.getParent(), text.toString());
        }
        DurableFiles.replace(target, text.toString().getBytes(StandardCharsets.UTF_8));
      } else {
        commit(target, text.toString());
      }
    } catch (ClosedByInterruptException e) {
      IOException failure = new InterruptedIOException("interrupted while writing " + target);
      failure.initCause(e);
      throw failure;
    }
  }

  /** True, so that Delta writes a checkpoint under another name and renames it when it is whole. */
  @Override
  public Boolean isPartialWriteVisible(
      org.apache.hadoop.fs.Path path, Configuration configuration) {
    return true;
  }

  private static void commit(Path target, String text) throws IOException {
    Path log = target.getParent();
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    CommittedFiles.flush(log.getParent(), text);
    if (target.getFileName().toString().equals(FIRST)) {
      DurableFiles.flushUpwards(log.getParent());
    }
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    Path hidden = DurableFiles.writeHidden(target, content);
    try {
      if (!DurableFiles.link(hidden, target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
    } finally {
      Files.deleteIfExists(hidden);
    }
    Path checksum = target.resolveSibling("." + target.getFileName() + ".crc");
    DurableFiles.moveInPlace(
        DurableFiles.writeHidden(checksum, CommitChecksum.of(content)), checksum);
    DurableFiles.flush(log);
  }
}
