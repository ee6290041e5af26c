package io.nightjar.core.pipeline.project;

import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A copy of the good little project in the test resources, to be broken at will. */
public final class SampleProject {
  private final Path root;

  private SampleProject(Path root) {
    this.root = root;
  }

  public static SampleProject copyTo(Path folder) {
    try {
      Path good = Path.of(SampleProject.class.getResource("/projects/shop").toURI());
      try (Stream<Path> files = Files.walk(good)) {
        for (Path file : files.toList()) {
          Files.copy(
              file,
              folder.resolve(good.relativize(file).toString()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      return new SampleProject(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path root() {
    return root;
  }

  public Path file(String name) {
    return root.resolve(name);
  }

  public SampleProject write(String name, String text) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.writeString(file(name), text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public SampleProject replace(String name, String old, String replacement) {
    String text = read(name);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(name + " does not contain: " + old);
    }
    return write(name, text.replace(old, replacement));
  }

  public Project open(String... sets) {
    return open(Optional.empty(), Map.of(), sets);
  }

  public Project open(Optional<String> env, Map<String, String> variables, String... sets) {
    return Project.open(
        new ProjectOptions(
            Optional.of(root), env, Optional.empty(), Optional.empty(), List.of(sets)),
        Variables.of(variables));
  }
}
