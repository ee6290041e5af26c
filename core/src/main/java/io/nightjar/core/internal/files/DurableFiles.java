package io.nightjar.core.internal.files;

import io.nightjar.core.config.Safeguard;
import io.nightjar.core.internal.spark.Safeguards;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Files on a local or shared POSIX disk that are there, whole, after a power cut as soon as the
 * method that wrote them has returned. A name is given with a hard link, link(2), which fails if
 * the name is taken, in any process on any host: a rename would overwrite. The content is flushed
 * before it gets its name, and the folder afterwards.
 */
public final class DurableFiles {
  private DurableFiles() {}

  /** Writes a file unless the name is taken; of several processes exactly one gets true. */
  public static boolean create(Path target, byte[] content) throws IOException {
    Path hidden = writeHidden(target, content);
    boolean isMade;
    try {
      isMade = link(hidden, target);
    } finally {
      Files.deleteIfExists(hidden);
    }
    if (isMade) {
      flush(target.getParent());
    }
    return isMade;
  }

  /** Writes a file in place of whatever has the name; readers see the old or the new one. */
  public static void replace(Path target, byte[] content) throws IOException {
    moveInPlace(writeHidden(target, content), target);
    flush(target.getParent());
  }

  /** A flushed file under a hidden name beside the target, to be linked or moved. */
  public static Path writeHidden(Path target, byte[] content) throws IOException {
    Path hidden =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    boolean isWhole = false;
    try (FileChannel file =
        FileChannel.open(hidden, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      force(file);
      isWhole = true;
    } finally {
      if (!isWhole) {
        Files.deleteIfExists(hidden);
      }
    }
    return hidden;
  }

  /** Puts a hidden file in place; the folder is not flushed yet. */
  public static void moveInPlace(Path hidden, Path target) throws IOException {
    boolean isMoved = false;
    try {
      Files.move(
          hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      isMoved = true;
    } finally {
      if (!isMoved) {
        Files.deleteIfExists(hidden);
      }
    }
  }

  /**
   * Gives a second name to a file; false if that name belongs to another file. Over NFS the answer
   * to a link that worked can get lost and its repetition then says that the name is taken, so the
   * file behind the name decides.
   */
  public static boolean link(Path file, Path name) throws IOException {
    try {
      Files.createLink(name, file);
      return true;
    } catch (FileAlreadyExistsException e) {
      return Files.isSameFile(name, file);
    }
  }

  /** Makes a folder and its missing parents, each flushed into its parent. */
  public static void createFolders(Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    createFolders(folder.getParent());
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
    flush(folder.getParent());
  }

  /** Flushes a file, or the names in a folder, to the disk. */
  public static void flush(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      force(channel);
    }
  }

  private static void force(FileChannel channel) throws IOException {
    if (!Safeguards.isOff(Safeguard.FLUSHES)) {
      channel.force(true);
    }
  }

  /** Flushes a folder and those above it, as far as this user may. */
  public static void flushUpwards(Path folder) throws IOException {
    try {
      for (Path next = folder; next != null; next = next.getParent()) {
        flush(next);
      }
    } catch (AccessDeniedException e) {
      // Folders of other users were there before the lake.
      return;
    }
  }
}
