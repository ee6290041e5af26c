package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The names under which a lake has models: those of pipelines, whether they still exist or not. */
public final class ModelNames {
  private ModelNames() {}

  /** All of them, sorted. */
  public static List<String> of(Configuration configuration, String lake) {
    Path folder = new LakeLayout(lake).models("any").getParent();
    try {
      return new LakeFiles(configuration)
          .list(folder).stream()
              .filter(FileStatus::isDirectory)
              .map(entry -> entry.getPath().getName())
              .toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list models in", folder.toString(), e);
    }
  }
}
