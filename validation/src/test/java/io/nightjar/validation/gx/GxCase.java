package io.nightjar.validation.gx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.testkit.Counts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One case of the corpus: a table, an expectation, the verdict derived by hand, and what Great
 * Expectations has said.
 *
 * @param file where it is written
 * @param json the case
 * @param golden the recorded result
 */
record GxCase(String file, JsonNode json, JsonNode golden) {
  /** All cases are checked with {@code -Dnightjar.full=true}, one in so many without. */
  private static final int SAMPLE = 3;

  static List<GxCase> all() throws IOException {
    Path folder = folder();
    List<GxCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("cases"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode golden =
            mapper.readTree(folder.resolve("golden").resolve(file.getFileName()).toFile());
        for (JsonNode one : mapper.readTree(file.toFile())) {
          String name = one.path("name").asText();
          if (Counts.areFull() || Math.floorMod(name.hashCode(), SAMPLE) == 0) {
            cases.add(new GxCase(file.getFileName().toString(), one, golden.path(name)));
          }
        }
      }
    }
    return cases;
  }

  private static Path folder() {
    Path folder = Path.of("../tests/gx").toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("no corpus in " + folder);
    }
    return folder;
  }

  String name() {
    return json.path("name").asText();
  }

  /** Why it may differ from the recorded result, or empty. */
  String difference() {
    return json.path("differs-from-gx").asText("");
  }

  /** The verdict derived by hand: true, false or error. */
  String expected() {
    return json.path("expected").path("success").asText();
  }

  /** What Great Expectations has said: true, false or error. */
  String recorded() {
    return golden.path("exception_info").path("raised").asBoolean()
        ? "error"
        : golden.path("success").asText();
  }

  @Override
  public String toString() {
    return file + ": " + name();
  }
}
