package io.nightjar.e2e;

import static io.nightjar.e2e.WatchedLake.FEATURES;
import static io.nightjar.e2e.WatchedLake.PREDICTIONS;

import io.nightjar.e2e.SeenTable.SeenNight;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * The newest version of both gold tables, each for itself. Taken together they are the control:
 * while a night is under way they do not belong together.
 */
final class NewestLook implements GoldReaders.Look {
  private final WatchedLake lake;
  private final Map<String, Long> last = new HashMap<>();

  NewestLook(WatchedLake lake) {
    this.lake = lake;
  }

  @Override
  public void once() throws IOException {
    if (!lake.isFilled()) {
      return;
    }
    SeenTable predictions = newest(PREDICTIONS);
    SeenTable features = newest(FEATURES);
    LocalDate night = new TreeSet<>(features.nights().keySet()).last();
    SeenNight predicted = predictions.nights().get(night);
    lake.sightings()
        .sawPair(predicted != null && predicted.keys().equals(features.nights().get(night).keys()));
  }

  private SeenTable newest(String table) throws IOException {
    SeenTable seen = lake.newest(table);
    Long before = last.put(table, seen.version());
    if (before != null && before > seen.version()) {
      lake.sightings().mixed(table + " went back from v" + before + " to v" + seen.version());
    }
    return seen;
  }
}
