package io.nightjar.core.pipeline.project;

import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.error.CoreErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the files of a project are.
 *
 * @param root the folder that has {@code conf/}, absolute
 */
record ProjectFolder(Path root) {
  private static final String YAML = ".yaml";
  private static final String HOME = "NIGHTJAR_HOME";

  /** The folder asked for; else this one or one above; else the one the launcher lies in. */
  static ProjectFolder find(ProjectOptions options, Variables variables) {
    Optional<Path> said =
        options.project().or(() -> variables.find("NIGHTJAR_PROJECT").map(Path::of));
    Path start = said.orElse(Path.of("")).toAbsolutePath().normalize();
    for (Path at = start; at != null; at = said.isPresent() ? null : at.getParent()) {
      if (isProject(at)) {
        return new ProjectFolder(at);
      }
    }
    Optional<Path> ofLauncher = variables.find(HOME).map(Path::of);
    if (said.isEmpty() && ofLauncher.filter(ProjectFolder::isProject).isPresent()) {
      return new ProjectFolder(ofLauncher.get());
    }
    throw CoreErrors.invalidArgument(
        "%s is not a Nightjar project: there is no conf/pipelines/ in it%s. Give --project DIR."
            .formatted(start, said.isPresent() ? "" : " or in a folder above"));
  }

  private static boolean isProject(Path folder) {
    return Files.isDirectory(folder.resolve("conf").resolve("pipelines"));
  }

  /** The folder of the launcher; a project that was not opened by one has its own. */
  Path home(Variables variables) {
    return variables.find(HOME).map(home -> Path.of(home).toAbsolutePath()).orElse(root);
  }

  List<String> pipelineNames() {
    try (Stream<Path> files = Files.list(pipelines())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(YAML) && name.length() > YAML.length())
          .map(name -> name.substring(0, name.length() - YAML.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw CoreErrors.storageFailed("list", pipelines().toString(), e);
    }
  }

  /** The file of a pipeline given by name or file; fails with exit code 10 if there is none. */
  Path pipelineFile(String pipelineOrPath) {
    boolean isPath = pipelineOrPath.contains("/") || pipelineOrPath.endsWith(YAML);
    Path file =
        isPath
            ? Path.of(pipelineOrPath).toAbsolutePath().normalize()
            : pipelines().resolve(pipelineOrPath + YAML);
    if (isPath && !Files.isRegularFile(file)) {
      file = root.resolve(pipelineOrPath).normalize();
    }
    if (!Files.isRegularFile(file) || !file.getFileName().toString().endsWith(YAML)) {
      throw CoreErrors.invalidArgument(
          "There is no pipeline %s%s."
              .formatted(pipelineOrPath, Nearest.hint(pipelineOrPath, pipelineNames())));
    }
    return file;
  }

  /** How messages call a file: relative to the project if it is in it. */
  String label(Path file) {
    return file.startsWith(root)
        ? root.relativize(file).toString().replace('\\', '/')
        : file.toString();
  }

  /** The folder that the files beside a pipeline file may not lead out of. */
  Path boundary(Path file) {
    return file.startsWith(root) ? root : file.getParent();
  }

  private Path pipelines() {
    return root.resolve("conf").resolve("pipelines");
  }
}
