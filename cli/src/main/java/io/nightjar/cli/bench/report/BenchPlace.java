package io.nightjar.cli.bench.report;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of every benchmark: where it works, and the seed of its data. */
public final class BenchPlace {
  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "folder with conf/ (default: this folder, one above, or that of nightjar)")
  private Path project;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the data (default: ${DEFAULT-VALUE})")
  private long seed = 7;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "for data and lakes (default: .nightjar/bench in the project)")
  private Path dir;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "for the account as JSON and the tables as Markdown (default: --dir)")
  private Path out;

  /** Of the generated data. */
  public long seed() {
    return seed;
  }

  /** What its processes need to find the project. */
  public List<String> workerArgs() {
    return project == null ? List.of() : List.of("--project", project.toString());
  }

  /** Empties the folder of the benchmark. */
  public Path claim() {
    return BenchFolder.claim(folder());
  }

  /** The project with that lake, on this machine. */
  public Project projectWith(Path lake) {
    Optional<String> none = Optional.empty();
    return Project.open(
        new ProjectOptions(
            Optional.ofNullable(project),
            Optional.of("local"),
            Optional.of(lake.toString()),
            none,
            List.of()));
  }

  /** Writes one file of the account. */
  void save(String name, String text) {
    Path file = (out == null ? folder() : out).resolve(name);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", file.toString(), e);
    }
  }

  private Path folder() {
    Optional<String> none = Optional.empty();
    return dir == null
        ? Project.open(
                new ProjectOptions(Optional.ofNullable(project), none, none, none, List.of()))
            .root()
            .resolve(Path.of(".nightjar", "bench"))
        : dir;
  }
}
