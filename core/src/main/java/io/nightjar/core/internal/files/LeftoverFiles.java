package io.nightjar.core.internal.files;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.maintain.Leftovers;
import io.nightjar.core.maintain.Removal;
import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.run.DeliveryBook;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * What killed runs leave: files and folders under a temporary name, which nobody reads, and folders
 * of models that never got their card. A model that a manifest names is never one of them, for then
 * its card was lost, and what is left of it may be needed to repair it.
 */
public final class LeftoverFiles implements Leftovers {
  private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
  private static final Pattern TEMPORARY =
      Pattern.compile("\\.+.*(?:\\.tmp|\\.json\\." + ID + ")(?:\\.crc)?");
  private static final String DAMAGED = "damaged";
  private static final String CARD = "card.json";

  private final Configuration configuration;
  private final LakeLayout layout;

  /**
   * Looks below the root of a lake; nothing is read yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   */
  public LeftoverFiles(Configuration configuration, String lake) {
    this.configuration = configuration;
    this.layout = new LakeLayout(lake);
  }

  @Override
  public Removal find(Instant olderThan, Set<String> models) {
    return each(olderThan, models, false);
  }

  @Override
  public Removal remove(Instant olderThan, Set<String> models) {
    return each(olderThan, models, true);
  }

  private Removal each(Instant olderThan, Set<String> models, boolean isToGo) {
    Path root = new Path(layout.root());
    try {
      FileSystem files = root.getFileSystem(configuration);
      List<FileStatus> leftovers = new ArrayList<>();
      addTemporary(files, root, leftovers);
      addModels(files, models, leftovers);
      return new OldEntries(files, olderThan).of(leftovers, isToGo);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("clean up", root.toString(), e);
    }
  }

  /** Folders of nights hold data files alone, which are the business of their table. */
  private static void addTemporary(FileSystem files, Path folder, List<FileStatus> found)
      throws IOException {
    for (FileStatus entry : OldEntries.list(files, folder)) {
      String name = entry.getPath().getName();
      boolean isTemporary =
          entry.isFile()
              ? TEMPORARY.matcher(name).matches()
              : name.startsWith(DeliveryBook.UNFINISHED_COPY);
      if (isTemporary) {
        found.add(entry);
      } else if (entry.isDirectory() && !name.contains("=") && !name.equals(DAMAGED)) {
        addTemporary(files, entry.getPath(), found);
      }
    }
  }

  private void addModels(FileSystem files, Set<String> models, List<FileStatus> found)
      throws IOException {
    for (FileStatus name : OldEntries.list(files, layout.models("x").getParent())) {
      for (FileStatus version : OldEntries.list(files, name.getPath())) {
        PinnedModel model = new PinnedModel(name.getPath().getName(), version.getPath().getName());
        boolean isKnown = models.contains(model.toString());
        if (version.isDirectory() && !isKnown && !files.exists(new Path(version.getPath(), CARD))) {
          found.add(version);
        }
      }
    }
  }
}
