package io.nightjar.core.internal.delta;

import io.delta.storage.HadoopFileSystemLogStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;

/**
 * Delta's log on a local disk, safe for many processes. The default checks and then renames, and a
 * rename on Linux overwrites: two writers can both be told that they won. A hard link fails if the
 * name is taken, in any process; file and folder are flushed before success is reported.
 */
public final class LinkLogStore extends HadoopFileSystemLogStore {
  /** Made by Delta, by the name of this class. */
  public LinkLogStore(Configuration configuration) {
    super(configuration);
  }

  @Override
  public void write(
      org.apache.hadoop.fs.Path path,
      Iterator<String> actions,
      Boolean overwrite,
      Configuration configuration)
      throws IOException {
    Path target = Path.of(path.toUri().getPath());
    Path folder = target.getParent();
    Path hidden = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      writeAndFlush(hidden, actions);
      if (overwrite) {
        Files.move(
            hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.createLink(target, hidden);
      }
    } catch (ClosedByInterruptException e) {
      throw interrupted(target, e);
    } finally {
      Files.deleteIfExists(hidden);
    }
    flushFolder(folder);
  }

  @Override
  public Boolean isPartialWriteVisible(
      org.apache.hadoop.fs.Path path, Configuration configuration) {
    return false;
  }

  private static void writeAndFlush(Path path, Iterator<String> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEachRemaining(line -> text.append(line).append('\n'));
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
  }

  private static void flushFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static IOException interrupted(Path target, ClosedByInterruptException cause) {
    IOException failure = new InterruptedIOException("interrupted while writing " + target);
    failure.initCause(cause);
    return failure;
  }
}
