package io.nightjar.core.pipeline.read.value;

import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Section;
import io.nightjar.core.config.TextFiles;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.run.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The files beside a pipeline file: SQL, column contracts, suites. They are looked for in the
 * folder of the pipeline's name and nowhere else; a link that leads out of the project is refused.
 */
public final class CompanionFiles {
  private static final Pattern SAFE = Pattern.compile("(?!/)[A-Za-z0-9_./-]+");

  private final Path boundary;
  private final Path folder;
  private final String label;
  private final Map<String, String> digests = new TreeMap<>();

  /**
   * The files of one pipeline.
   *
   * @param boundary nothing outside this folder is read
   * @param folder what references are relative to
   * @param label how messages call that folder
   */
  public CompanionFiles(Path boundary, Path folder, String label) {
    this.boundary = boundary;
    this.folder = folder;
    this.label = label;
  }

  /**
   * A file that was read.
   *
   * @param label how messages call it
   * @param text what is in it
   */
  public record Companion(String label, String text) {}

  /**
   * Reads the file named under a key; what is wrong becomes a problem of that key.
   *
   * @return the file; empty if none is named or it has problems
   */
  public Optional<Companion> read(Section section, String key) {
    Optional<String> reference = section.findText(key).filter(CompanionFiles::isSafe);
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    Path file = folder.resolve(reference.get());
    String name = label + "/" + reference.get();
    Optional<String> trouble = trouble(file, name);
    if (trouble.isPresent()) {
      section.problem(key, trouble.get());
      return Optional.empty();
    }
    return text(section, key, file, name)
        .map(
            text -> {
              digests.put(reference.get(), Digests.sha256(text));
              return new Companion(name, text);
            });
  }

  /** SHA-256 of every file read so far, by its reference in the pipeline file. */
  public Map<String, String> digests() {
    return Map.copyOf(digests);
  }

  private Optional<String> trouble(Path file, String name) {
    if (!Files.exists(file)) {
      return Optional.of("there is no file %s".formatted(name));
    }
    if (!Files.isRegularFile(file)) {
      return Optional.of("%s is not a file".formatted(name));
    }
    try {
      boolean isInside = file.toRealPath().startsWith(boundary.toRealPath());
      return isInside
          ? Optional.empty()
          : Optional.of("%s leads out of the project by a link".formatted(name));
    } catch (IOException e) {
      return Optional.of("%s cannot be read".formatted(name));
    }
  }

  private static Optional<String> text(Section section, String key, Path file, String name) {
    try {
      String text = TextFiles.read(file, name);
      if (text.isBlank()) {
        section.problem(key, "file %s is empty".formatted(name));
        return Optional.empty();
      }
      return Optional.of(text);
    } catch (NightjarException e) {
      section.problems().addLine(Origin.of(name), e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isSafe(String reference) {
    List<String> parts = Arrays.asList(reference.split("/", -1));
    return SAFE.matcher(reference).matches() && !parts.contains("..") && !parts.contains(".");
  }
}
