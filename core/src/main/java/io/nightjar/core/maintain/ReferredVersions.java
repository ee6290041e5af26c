package io.nightjar.core.maintain;

import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The versions that anything kept in the lake refers to and that no maintenance has let go. */
public final class ReferredVersions {
  private final List<Pin> pins;
  private final LetGo letGo;

  /** Collects what the facts refer to. */
  public ReferredVersions(LakeFacts facts, LetGo letGo) {
    this.pins = facts.pins();
    this.letGo = letGo;
  }

  /** Those of one table, all of which have to be readable. */
  public NavigableSet<Long> of(TableName table) {
    LocalDate first = letGo.keptFrom(table);
    NavigableSet<Long> versions = new TreeSet<>();
    pins.stream()
        .filter(pin -> pin.table().name().equals(table) && pin.isKeptFrom(first))
        .forEach(pin -> versions.add(pin.table().version()));
    return versions;
  }
}
