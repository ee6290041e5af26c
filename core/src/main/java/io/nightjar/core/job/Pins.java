package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The table versions a run may read, resolved once before it starts. */
public final class Pins {
  private final TreeMap<TableName, PinnedTable> byName = new TreeMap<>();

  /** Keeps one version a table; a later one in the collection wins. */
  public Pins(Collection<PinnedTable> pins) {
    pins.forEach(pin -> byName.put(pin.name(), pin));
  }

  /** The version to read; fails with exit code 10 if the table is not among the pins. */
  public PinnedTable of(TableName name) {
    return find(name).orElseThrow(() -> CoreErrors.tableNotFound(name.toString()));
  }

  /** The version to read, if the table is among the pins (a table may not exist yet). */
  public Optional<PinnedTable> find(TableName name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All of them, sorted by name. */
  public List<PinnedTable> all() {
    return List.copyOf(byName.values());
  }
}
