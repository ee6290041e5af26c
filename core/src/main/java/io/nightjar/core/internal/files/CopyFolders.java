package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.maintain.Copies;
import io.nightjar.core.maintain.Removal;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Copies in folders {@code _nightjar/copies/<pipeline>/<source>/<night>}. */
public final class CopyFolders implements Copies {
  private final Configuration configuration;
  private final Path root;

  /**
   * Looks below the root of a lake; nothing is read yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   */
  public CopyFolders(Configuration configuration, String lake) {
    this.configuration = configuration;
    this.root = new LakeLayout(lake).copies();
  }

  @Override
  public Removal find(LocalDate keptFrom, Instant olderThan) {
    return each(keptFrom, olderThan, false);
  }

  @Override
  public Removal remove(LocalDate keptFrom, Instant olderThan) {
    return each(keptFrom, olderThan, true);
  }

  private Removal each(LocalDate keptFrom, Instant olderThan, boolean isToGo) {
    try {
      FileSystem files = root.getFileSystem(configuration);
      List<FileStatus> old = new ArrayList<>();
      for (FileStatus pipeline : OldEntries.list(files, root)) {
        for (FileStatus source : OldEntries.list(files, pipeline.getPath())) {
          for (FileStatus copy : OldEntries.list(files, source.getPath())) {
            if (isBefore(copy, keptFrom)) {
              old.add(copy);
            }
          }
        }
      }
      return new OldEntries(files, olderThan).of(old, isToGo);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("clean up", root.toString(), e);
    }
  }

  private static boolean isBefore(FileStatus copy, LocalDate night) {
    try {
      return LocalDate.parse(copy.getPath().getName()).isBefore(night);
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
