package io.nightjar.core.internal.files;

import io.nightjar.core.maintain.Removal;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Files and folders that may go if nothing in them has changed for a while.
 *
 * @param files where they are
 * @param olderThan a folder with anything younger stays as a whole
 */
record OldEntries(FileSystem files, Instant olderThan) {
  /** Those that are old, removed if they are to go. */
  Removal of(List<FileStatus> entries, boolean isToGo) throws IOException {
    Removal sum = Removal.NONE;
    for (FileStatus entry : entries) {
      List<FileStatus> inside = inside(entry);
      if (inside.stream().allMatch(this::isOld)) {
        sum = sum.plus(size(inside));
        if (isToGo) {
          files.delete(entry.getPath(), true);
        }
      }
    }
    return sum;
  }

  /** What is in a folder; nothing if there is no folder. */
  static List<FileStatus> list(FileSystem files, Path folder) throws IOException {
    try {
      return Arrays.asList(files.listStatus(folder));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  private List<FileStatus> inside(FileStatus entry) throws IOException {
    List<FileStatus> all = new ArrayList<>(List.of(entry));
    if (entry.isDirectory()) {
      for (FileStatus each : list(files, entry.getPath())) {
        all.addAll(inside(each));
      }
    }
    return all;
  }

  private boolean isOld(FileStatus file) {
    return file.getModificationTime() < olderThan.toEpochMilli();
  }

  private static Removal size(List<FileStatus> inside) {
    List<FileStatus> files = inside.stream().filter(FileStatus::isFile).toList();
    return new Removal(files.size(), files.stream().mapToLong(FileStatus::getLen).sum());
  }
}
