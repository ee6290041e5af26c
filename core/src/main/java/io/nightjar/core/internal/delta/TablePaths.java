package io.nightjar.core.internal.delta;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.files.LakeLayout;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.Path;

/** Where the tables of a lake lie, and that they lie in it: a symbolic link must not lead out. */
public final class TablePaths {
  private final LakeLayout layout;

  /** Of the tables of one lake. */
  public TablePaths(LakeLayout layout) {
    this.layout = layout;
  }

  /** The root of the lake. */
  public String root() {
    return layout.root();
  }

  /** The folder of a table; fails with exit code 10 if it is outside of the lake. */
  public Path of(TableName table) {
    Path path = layout.table(table);
    String scheme = path.toUri().getScheme();
    if (scheme == null || scheme.equals("file")) {
      checkInside(table, java.nio.file.Path.of(path.toUri().getPath()));
    }
    return path;
  }

  private void checkInside(TableName table, java.nio.file.Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    java.nio.file.Path root = java.nio.file.Path.of(new Path(layout.root()).toUri().getPath());
    try {
      if (!folder.toRealPath().startsWith(root.toRealPath())) {
        throw CoreErrors.outsideLake(table.toString(), null);
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("open table", table.toString(), e);
    }
  }
}
