package io.nightjar.core.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nightjar.core.doctor.Finding;
import io.nightjar.core.doctor.Finding.State;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifestJson;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The run manifests of a lake, one by one: which can be read, and what is wrong with the rest. */
public final class ExaminedManifests {
  private static final int LEVELS = 3;
  private static final String ENDING = ".json";

  private final LakeLayout layout;
  private final DamagedFiles damaged;
  private final LakeFiles files;
  private final FileSystem storage;
  private final List<RunManifest> manifests = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  /** Reads every manifest of a lake; moves unreadable ones aside if {@code damaged} repairs. */
  public ExaminedManifests(Configuration configuration, String lake, DamagedFiles damaged) {
    this.layout = new LakeLayout(lake);
    this.damaged = damaged;
    this.files = new LakeFiles(configuration);
    try {
      this.storage = layout.runs().getFileSystem(configuration);
      for (Path path : files.find(layout.runs(), ENDING, LEVELS)) {
        examine(path);
      }
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list run manifests in", layout.runs().toString(), e);
    }
  }

  /** The manifests that can be read. */
  public List<RunManifest> manifests() {
    return List.copyOf(manifests);
  }

  /** What is wrong with the others. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private void examine(Path path) {
    Optional<String> problem = StoredBytes.problem(storage, path);
    if (problem.isEmpty()) {
      problem = parse(path);
    }
    problem.ifPresent(
        wrong ->
            findings.add(
                new Finding(
                        relative(path),
                        wrong,
                        "nobody can prove what that run did, and its night does not run again",
                        "Then write it again: " + rerun(path) + ".",
                        State.REPAIRABLE)
                    .in(damaged.repair(path, "runs"))));
  }

  private Optional<String> parse(Path path) {
    try {
      RunManifest manifest = RunManifestJson.read(files.read(path));
      String expected =
          LakeLayout.manifest(
              manifest.pipeline(), manifest.nights(), manifest.job(), manifest.runId());
      if (!path.toUri().getPath().endsWith("/" + expected)) {
        return Optional.of("is the manifest of another run, " + manifest.runId());
      }
      manifests.add(manifest);
      return Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.of("is no JSON");
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.of("is not as it was written (%s)".formatted(StoredBytes.firstLine(e)));
    } catch (IOException e) {
      return Optional.of("cannot be read (%s)".formatted(StoredBytes.firstLine(e)));
    }
  }

  private String relative(Path path) {
    String root = new Path(layout.root()).toUri().getPath();
    String full = path.toUri().getPath();
    return full.startsWith(root) ? full.substring(root.length() + 1) : full;
  }

  private static String rerun(Path path) {
    Path nights = path.getParent().getParent();
    return Reruns.command(nights.getParent().getName(), nights.getName());
  }
}
