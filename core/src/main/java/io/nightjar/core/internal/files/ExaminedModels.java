package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.model.ModelCard;
import io.nightjar.core.model.ModelCardJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The models of a lake: can every card be read, and every file that a card stands for? */
public final class ExaminedModels {
  private static final String CARD = "card.json";

  private final LakeLayout layout;
  private final LakeFiles files;
  private final FileSystem storage;
  private final List<ModelCard> cards = new ArrayList<>();

  /** Opens the models of a lake; nothing is read yet. */
  public ExaminedModels(Configuration configuration, String lake) {
    this.layout = new LakeLayout(lake);
    this.files = new LakeFiles(configuration);
    try {
      this.storage = new Path(lake).getFileSystem(configuration);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("open", lake, e);
    }
  }

  /** The cards that can be read; known after {@link #findings}. */
  public List<ModelCard> cards() {
    return List.copyOf(cards);
  }

  /** What is wrong, one finding for each file; a version without a card was never finished. */
  public List<Finding> findings() {
    Path models = layout.models("x").getParent();
    List<Finding> findings = new ArrayList<>();
    try {
      for (FileStatus name : files.list(models)) {
        for (FileStatus version : files.list(name.getPath())) {
          if (files.exists(new Path(version.getPath(), CARD))) {
            examine(version.getPath(), findings);
          }
        }
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list models in", models.toString(), e);
    }
    return findings;
  }

  private void examine(Path version, List<Finding> findings) throws IOException {
    RemoteIterator<LocatedFileStatus> all = storage.listFiles(version, true);
    while (all.hasNext()) {
      Path file = all.next().getPath();
      Optional<String> problem = StoredBytes.problem(storage, file);
      if (problem.isEmpty() && file.getName().equals(CARD)) {
        problem = parse(file);
      }
      problem.ifPresent(wrong -> findings.add(finding(version, file, wrong)));
    }
  }

  private Optional<String> parse(Path card) throws IOException {
    try {
      cards.add(ModelCardJson.read(files.read(card)));
      return Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
      return Optional.of("is not as it was written (%s)".formatted(StoredBytes.firstLine(e)));
    }
  }

  private static Finding finding(Path version, Path file, String wrong) {
    String pipeline = version.getParent().getName();
    String name = version.getName();
    String night = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    return new Finding(
        "model %s@%s, %s".formatted(pipeline, name, file.getName()),
        wrong,
        "no night that needs this model can be scored",
        "Restore the file, or move the folder aside and train again: "
            + Reruns.command(pipeline, night)
            + " --train.",
        State.DAMAGED);
  }
}
