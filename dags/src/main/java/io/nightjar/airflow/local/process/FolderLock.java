package io.nightjar.airflow.local.process;

import io.nightjar.airflow.local.error.LocalErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** Keeps a second command off a folder. The system frees it when the command ends, however. */
public final class FolderLock {
  private FolderLock() {}

  /** Does something while nobody else may; fails at once if somebody does. */
  public static <T> T holding(Path folder, Supplier<T> action) {
    try (FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (!takes(channel)) {
        throw LocalErrors.held(folder);
      }
      return action.get();
    } catch (IOException e) {
      throw LocalErrors.files("lock " + folder, e);
    }
  }

  private static boolean takes(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // another thread of this process has it
    }
  }
}
