package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.JsonDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The lease files of a lake: one that cannot be read holds nothing and is in the way of nobody. */
public final class ExaminedLeases {
  private static final int LEVELS = 2;

  private final LakeFiles files;
  private final Path folder;
  private final DamagedFiles damaged;

  /** Opens the leases of a lake; nothing is read yet. */
  public ExaminedLeases(Configuration configuration, String lake, DamagedFiles damaged) {
    this.files = new LakeFiles(configuration);
    this.folder = new LakeLayout(lake).leases();
    this.damaged = damaged;
  }

  /** One finding for each file that cannot be read. */
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    try {
      for (Path path : files.find(folder, ".json", LEVELS)) {
        if (!isReadable(path)) {
          findings.add(
              new Finding(
                  "lease " + path.getName(),
                  "cannot be read",
                  "it is passed over, as its commits are fenced all the same",
                  "",
                  damaged.tidy(path, "leases")));
        }
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list leases in", folder.toString(), e);
    }
    return findings;
  }

  private boolean isReadable(Path path) {
    try {
      JsonDocument.parse(files.read(path), Integer.MAX_VALUE);
      return true;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
