package io.nightjar.e2e;

import static io.nightjar.e2e.WatchedLake.FEATURES;
import static io.nightjar.e2e.WatchedLake.PREDICTIONS;
import static io.nightjar.e2e.WatchedLake.SILVER;

import io.nightjar.e2e.SeenTable.SeenNight;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables at the versions of the newest release. Its night is whole in all of them, of the same
 * entities, and its predictions were made from its features.
 */
final class CutLook implements GoldReaders.Look {
  private final WatchedLake lake;
  private String last = "";

  CutLook(WatchedLake lake) {
    this.lake = lake;
  }

  @Override
  public void once() throws IOException {
    if (!lake.isFilled()) {
      return;
    }
    Map<String, Object> release = newestRelease();
    Map<String, SeenTable> tables = new TreeMap<>();
    for (String table : List.of(SILVER, FEATURES, PREDICTIONS)) {
      tables.put(table, lake.at(table, version(release, table)));
    }
    LocalDate night = (LocalDate) release.get("_logical_date");
    String problem = problem(night, tables);
    if (!problem.isEmpty()) {
      lake.sightings().mixed("release of " + night + release.get("versions") + ": " + problem);
    }
    lake.sightings().sawCut();
  }

  private Map<String, Object> newestRelease() throws IOException {
    Map<String, Object> newest =
        lake.releases().stream().max(Comparator.comparing(CutLook::runId)).orElseThrow();
    if (runId(newest).compareTo(last) < 0) {
      lake.sightings().mixed("ops.releases went back from " + last + " to " + runId(newest));
    }
    last = runId(newest);
    return newest;
  }

  private String problem(LocalDate night, Map<String, SeenTable> tables) throws IOException {
    for (Map.Entry<String, SeenTable> table : tables.entrySet()) {
      if (!table.getValue().nights().containsKey(night)) {
        return table.getKey() + " does not have the night";
      }
    }
    SeenTable features = tables.get(FEATURES);
    SeenNight predicted = tables.get(PREDICTIONS).nights().get(night);
    if (!features.nights().get(night).keys().equals(predicted.keys())) {
      return "features and predictions are of other entities";
    }
    if (predicted.readFrom().size() != 1) {
      return "predictions were made from " + predicted.readFrom();
    }
    long named = Long.parseLong(predicted.readFrom().first().replace(FEATURES + "@v", ""));
    SeenTable source = named == features.version() ? features : lake.at(FEATURES, named);
    boolean isSame = source.nights().get(night).digest() == features.nights().get(night).digest();
    return isSame ? "" : "the predictions were made from other features, v" + named;
  }

  private static long version(Map<String, Object> release, String table) {
    return release.get("versions") instanceof Map<?, ?> versions
            && versions.get(table) instanceof Long version
        ? version
        : -1;
  }

  private static String runId(Map<String, Object> row) {
    return row.get("run_id").toString();
  }
}
