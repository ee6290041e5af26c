package io.nightjar.faults;

import io.nightjar.core.model.PinnedModel;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.time.Nights;
import java.util.List;

/**
 * Something that a writer was told is safe.
 *
 * @param kind of what
 * @param name the pinned table or model, or the id of the run
 * @param nights the logical dates, empty for a model
 * @param step counts the commits of the writer, -1 if it is none
 */
record Acknowledged(Kind kind, String name, String nights, int step) {
  enum Kind {
    COMMIT,
    MANIFEST,
    MODEL
  }

  static Acknowledged commit(PinnedTable table, Nights nights, int step) {
    return new Acknowledged(Kind.COMMIT, table.toString(), nights.toString(), step);
  }

  static Acknowledged manifest(String run, Nights nights) {
    return new Acknowledged(Kind.MANIFEST, run, nights.toString(), -1);
  }

  static Acknowledged model(PinnedModel model) {
    return new Acknowledged(Kind.MODEL, model.name() + "@" + model.version(), "", -1);
  }

  static Acknowledged parse(String line) {
    List<String> parts = List.of(line.strip().split("\\|", -1));
    return new Acknowledged(
        Kind.valueOf(parts.get(0)), parts.get(1), parts.get(2), Integer.parseInt(parts.get(3)));
  }

  /** The model that this is about. */
  PinnedModel pinnedModel() {
    int at = name.indexOf('@');
    return new PinnedModel(name.substring(0, at), name.substring(at + 1));
  }

  @Override
  public String toString() {
    return String.join("|", kind.name(), name, nights, Integer.toString(step));
  }
}
