package io.nightjar.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The tables of the rides for one reader that knows only the folder of the lake. */
final class WatchedLake {
  static final String SILVER = "silver.rides";
  static final String FEATURES = "gold.rides_features";
  static final String PREDICTIONS = "gold.rides_predictions";
  private static final String RELEASES = "ops.releases";

  private final Path folder;
  private final Sightings sightings;
  private final KernelReader kernel = new KernelReader();

  WatchedLake(Path folder, Sightings sightings) {
    this.folder = folder;
    this.sightings = sightings;
  }

  /** Whether predictions and releases have their first commit; before, nothing is to be read. */
  boolean isFilled() {
    return List.of(PREDICTIONS, RELEASES).stream()
        .map(table -> path(table).resolve("_delta_log/00000000000000000000.json"))
        .allMatch(Files::exists);
  }

  /** Reads a table at one version and has it judged. */
  SeenTable at(String table, long version) throws IOException {
    return judged(table, OptionalLong.of(version));
  }

  /** Reads the newest version of a table and has it judged. */
  SeenTable newest(String table) throws IOException {
    return judged(table, OptionalLong.empty());
  }

  /** The rows of {@code ops.releases}. */
  List<Map<String, Object>> releases() throws IOException {
    return kernel.read(path(RELEASES), OptionalLong.empty()).rows();
  }

  Sightings sightings() {
    return sightings;
  }

  private SeenTable judged(String table, OptionalLong version) throws IOException {
    SeenTable seen = SeenTable.of(kernel.read(path(table), version));
    sightings.saw(table, seen);
    return seen;
  }

  private Path path(String table) {
    return folder.resolve(table.replace('.', '/'));
  }
}
