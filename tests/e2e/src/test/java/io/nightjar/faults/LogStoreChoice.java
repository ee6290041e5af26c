package io.nightjar.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The log store of an experiment.
 *
 * @param store class name
 * @param renameMillis pause before each rename of Hadoop, 0 for none
 */
record LogStoreChoice(String store, int renameMillis) {
  static final String OURS = "io.nightjar.core.internal.delta.logstore.LinkLogStore";
  static final String STOCK = "io.delta.storage.HDFSLogStore";

  static LogStoreChoice of(List<String> arguments) {
    return new LogStoreChoice(arguments.get(0), Integer.parseInt(arguments.get(1)));
  }

  List<String> arguments() {
    return List.of(store, Integer.toString(renameMillis));
  }

  boolean isOurs() {
    return store.equals(OURS);
  }

  /** Settings of Hadoop that make the renames slow. */
  Map<String, String> hadoop() {
    Map<String, String> settings = new HashMap<>();
    if (renameMillis > 0) {
      settings.put(SlowRenames.CLASS, SlowRenames.class.getName());
      settings.put(SlowRenames.MILLIS, Integer.toString(renameMillis));
    }
    return settings;
  }

  @Override
  public String toString() {
    return (isOurs() ? "ours" : "stock")
        + (renameMillis > 0 ? " with renames delayed by " + renameMillis + " ms" : "");
  }
}
