package io.nightjar.core.internal.files;

import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder {@code <lake>/_nightjar/damaged/}, where damaged things go instead of being deleted: a
 * file keeps its name and its checksum file; a second one of that name gets a number.
 */
public final class DamagedFiles {
  private final Configuration configuration;
  private final Path folder;
  private final boolean isRepairing;

  /**
   * Opens the folder of a lake; nothing is touched yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   * @param isRepairing whether anything is moved at all
   */
  public DamagedFiles(Configuration configuration, String lake, boolean isRepairing) {
    this.configuration = configuration;
    this.folder = new LakeLayout(lake).damaged();
    this.isRepairing = isRepairing;
  }

  /** Whether things are moved. */
  public boolean isRepairing() {
    return isRepairing;
  }

  /** Moves damage aside if that is wanted; says what has become of it. */
  public State repair(Path damaged, String what) {
    if (!isRepairing) {
      return State.REPAIRABLE;
    }
    move(damaged, what);
    return State.REPAIRED;
  }

  /** Moves something harmless aside if that is wanted; says what has become of it. */
  public State tidy(Path leftover, String what) {
    if (!isRepairing) {
      return State.HARMLESS;
    }
    move(leftover, what);
    return State.REPAIRED;
  }

  /** Moves a file with its checksum file, or a folder, to {@code damaged/<what>/}. */
  public void move(Path source, String what) {
    try {
      FileSystem files = raw(source.getFileSystem(configuration));
      Path target = free(files, new Path(new Path(folder, what), source.getName()));
      files.mkdirs(target.getParent());
      moveOne(files, source, target);
      moveOne(files, sums(source), sums(target));
    } catch (IOException e) {
      throw CoreErrors.storageFailed("move aside", source.toString(), e);
    }
  }

  private static void moveOne(FileSystem files, Path source, Path target) throws IOException {
    if (files.exists(source) && !files.rename(source, target)) {
      throw new IOException("cannot move %s to %s".formatted(source, target));
    }
  }

  private static Path free(FileSystem files, Path wanted) throws IOException {
    Path target = wanted;
    for (int number = 1; files.exists(target) || files.exists(sums(target)); number++) {
      target = wanted.suffix("." + number);
    }
    return target;
  }

  /** The file system that shows checksum files as files. */
  public static FileSystem raw(FileSystem files) {
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  /** Where Hadoop keeps the checksums of a file. */
  public static Path sums(Path file) {
    return new Path(file.getParent(), "." + file.getName() + ".crc");
  }
}
