package io.nightjar.core.internal.files;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Reads files to the last byte and says in a few words what is wrong with them. Hadoop compares
 * every byte with the checksum file beside it, if there is one, but takes a file that was cut
 * between two chunks as whole; here the number of chunks counts as well.
 */
public final class StoredBytes {
  private static final int BUFFER = 1 << 16;
  private static final int HEADER = 8;
  private static final int SUM = 4;
  private static final int LONGEST = 200;

  private StoredBytes() {}

  /** What is wrong with the bytes of a file; empty if nothing. */
  public static Optional<String> problem(FileSystem files, Path path) {
    try {
      if (isCut(files, path)) {
        return Optional.of("has another length than its checksum file says");
      }
      readAll(files, path);
      return Optional.empty();
    } catch (FileNotFoundException e) {
      return Optional.of("is missing");
    } catch (ChecksumException e) {
      return Optional.of("does not agree with its checksum file");
    } catch (IOException e) {
      return Optional.of("cannot be read (%s)".formatted(firstLine(e)));
    }
  }

  private static void readAll(FileSystem files, Path path) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (FSDataInputStream in = files.open(path)) {
      int read = in.read(buffer);
      while (read >= 0) {
        read = in.read(buffer);
      }
    }
  }

  private static boolean isCut(FileSystem files, Path path) throws IOException {
    if (!(files instanceof ChecksumFileSystem checked)) {
      return false;
    }
    FileSystem raw = checked.getRawFileSystem();
    Path sums = checked.getChecksumFile(path);
    if (!raw.exists(sums)) {
      return false;
    }
    try (FSDataInputStream in = raw.open(sums)) {
      byte[] magic = new byte[SUM];
      in.readFully(magic);
      int chunk = in.readInt();
      boolean isSumFile = magic[0] == 'c' && magic[1] == 'r' && magic[2] == 'c' && magic[3] == 0;
      if (!isSumFile || chunk <= 0) {
        return false; // Hadoop passes over it as well
      }
      long chunks = (raw.getFileStatus(path).getLen() + chunk - 1) / chunk;
      return chunks != (raw.getFileStatus(sums).getLen() - HEADER) / SUM;
    } catch (EOFException e) {
      return false;
    }
  }

  /** Whether a checksum file stands beside a file, so that nothing in it can change unseen. */
  public static boolean isSummed(FileSystem files, Path path) {
    try {
      return files instanceof ChecksumFileSystem checked
          && checked.getRawFileSystem().exists(checked.getChecksumFile(path));
    } catch (IOException e) {
      return false;
    }
  }

  /** The first line of a message, for one-line reports. */
  public static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    String line = message.lines().findFirst().orElse("");
    String text = cause.getClass().getSimpleName() + ": " + line;
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
