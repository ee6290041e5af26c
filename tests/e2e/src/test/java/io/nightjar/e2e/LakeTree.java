package io.nightjar.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A lake as files, looked at without any code of ours. */
final class LakeTree {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path root;

  LakeTree(Path root) {
    this.root = root;
  }

  long bytes() throws IOException {
    long bytes = 0;
    for (Path path : walk(root)) {
      bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
    }
    return bytes;
  }

  void delete(String folder) throws IOException {
    List<Path> paths = new ArrayList<>(walk(root.resolve(folder)));
    paths.sort(Comparator.reverseOrder());
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  /**
   * Every version that a manifest of nights since then names. Stages, which are kept for less time,
   * are left out.
   */
  List<String> pinnedSince(LocalDate night) throws IOException {
    Set<String> pins = new TreeSet<>();
    for (Path path : walk(root.resolve("_nightjar/runs"))) {
      if (path.toString().endsWith(".json")) {
        JsonNode manifest = MAPPER.readTree(path.toFile());
        String nights = manifest.get("nights").asText();
        LocalDate last = LocalDate.parse(nights.substring(nights.length() - 10));
        if (!last.isBefore(night)) {
          addPins(manifest, pins);
        }
      }
    }
    return List.copyOf(pins);
  }

  private static void addPins(JsonNode manifest, Set<String> pins) {
    List<JsonNode> tables = new ArrayList<>();
    manifest.get("inputs").forEach(tables::add);
    manifest.get("outputs").forEach(tables::add);
    tables.stream()
        .map(table -> table.get("table").asText() + "@v" + table.get("version").asLong())
        .filter(pin -> !pin.startsWith("stage."))
        .forEach(pins::add);
    manifest
        .get("release")
        .fields()
        .forEachRemaining(each -> pins.add(each.getKey() + "@v" + each.getValue().asLong()));
  }

  private static List<Path> walk(Path from) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      return paths.toList();
    }
  }
}
