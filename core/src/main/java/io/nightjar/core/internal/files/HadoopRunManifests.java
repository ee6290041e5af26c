package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.run.RunManifestJson;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.time.Nights;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.Path;

/** Run manifests as files of the lake. */
public final class HadoopRunManifests implements RunManifests {
  private static final String ENDING = ".json";
  private static final int LEVELS = 3;

  private final LakeLayout layout;
  private final LakeFiles files;

  /**
   * Opens the manifests of a lake; nothing is read yet.
   *
   * @param configuration of the storage
   * @param lake root of the lake
   */
  public HadoopRunManifests(Configuration configuration, String lake) {
    this.layout = new LakeLayout(lake);
    this.files = new LakeFiles(configuration);
  }

  @Override
  public String write(RunManifest manifest) {
    Path path = new Path(path(manifest));
    try {
      files.publish(path, RunManifestJson.write(manifest));
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write run manifest", path.toString(), e);
    }
    return path.toString();
  }

  @Override
  public String path(RunManifest manifest) {
    String relative =
        LakeLayout.manifest(
            manifest.pipeline(), manifest.nights(), manifest.job(), manifest.runId());
    return new Path(layout.root(), relative).toString();
  }

  @Override
  public Optional<RunManifest> findSucceeded(String pipeline, String job, Nights nights) {
    Path folder = new Path(layout.runs(pipeline, nights), job);
    return read(folder, 0).stream()
        .filter(manifest -> manifest.outcome() instanceof Succeeded)
        .reduce((earlier, later) -> later);
  }

  @Override
  public String newestRun(String pipeline, Nights nights) {
    Path folder = layout.runs(pipeline, nights);
    try {
      return files.find(folder, ENDING, 1).stream()
          .map(path -> path.getName().substring(0, path.getName().length() - ENDING.length()))
          .max(Comparator.naturalOrder())
          .orElse("");
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list run manifests in", folder.toString(), e);
    }
  }

  @Override
  public List<RunManifest> of(String pipeline, Nights nights) {
    return read(layout.runs(pipeline, nights), 1);
  }

  @Override
  public List<Nights> nights(String pipeline) {
    Path folder = new Path(layout.runs(), pipeline);
    try {
      return files.list(folder).stream()
          .map(entry -> Nights.parse(entry.getPath().getName()))
          .sorted(Comparator.comparing(Nights::from).thenComparing(Nights::to))
          .toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list run manifests in", folder.toString(), e);
    } catch (DateTimeException e) {
      throw CoreErrors.manifestDamaged(folder + " (a folder that is no night)", e);
    }
  }

  @Override
  public List<RunManifest> all() {
    return read(layout.runs(), LEVELS);
  }

  private List<RunManifest> read(Path folder, int levels) {
    try {
      return files.find(folder, ENDING, levels).stream()
          .map(this::read)
          .sorted(Comparator.comparing(RunManifest::runId))
          .toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list run manifests in", folder.toString(), e);
    }
  }

  private RunManifest read(Path path) {
    try {
      return RunManifestJson.read(files.read(path));
    } catch (JsonProcessingException | ChecksumException | IllegalArgumentException e) {
      throw CoreErrors.manifestDamaged(path.toString(), e);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("read run manifest", path.toString(), e);
    }
  }
}
