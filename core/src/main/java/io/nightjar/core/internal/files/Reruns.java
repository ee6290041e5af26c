package io.nightjar.core.internal.files;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which run wrote which version of a table, and which versions kept runs have read or written. */
public final class Reruns {
  private final Map<PinnedTable, RunManifest> writers = new HashMap<>();
  private final Map<TableName, TreeSet<Long>> pins = new TreeMap<>();

  /** Collects what the manifests say. */
  public Reruns(List<RunManifest> manifests) {
    for (RunManifest run : manifests) {
      run.inputs().forEach(this::pin);
      for (TableCommit commit : run.outputs()) {
        pin(commit.table());
        if (commit.isNew()) {
          writers.put(commit.table(), run);
        }
      }
    }
  }

  private void pin(PinnedTable table) {
    pins.computeIfAbsent(table.name(), name -> new TreeSet<>()).add(table.version());
  }

  /** Every version of a table that a kept manifest names. */
  public NavigableSet<Long> pins(TableName table) {
    return new TreeSet<>(pins.getOrDefault(table, new TreeSet<>()));
  }

  /** Every table that a kept manifest names. */
  public List<TableName> tables() {
    return List.copyOf(pins.keySet());
  }

  /** The run that made a version, if its manifest is there. */
  public Optional<RunManifest> writer(TableName table, long version) {
    return Optional.ofNullable(writers.get(new PinnedTable(table, version)));
  }

  /** The command that computes what a version brought. */
  public String again(TableName table, long version) {
    return writer(table, version)
        .map(run -> command(run.pipeline(), run.nights().toString()) + " --again")
        .orElse("run the job that writes " + table.published());
  }

  /** The command that computes a night of a table, whichever version brought it. */
  public String again(TableName table, long version, String night) {
    if (writers.containsKey(new PinnedTable(table, version))) {
      return again(table, version);
    }
    return writers.entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(table))
        .findFirst()
        .map(entry -> command(entry.getValue().pipeline(), night) + " --again")
        .orElseGet(() -> again(table, version));
  }

  /** The command for nights written as {@code 2013-03-15} or {@code 2013-01-01..2013-02-28}. */
  public static String command(String pipeline, String nights) {
    int dots = nights.indexOf("..");
    String dates =
        dots < 0
            ? "--date " + nights
            : "--from %s --to %s".formatted(nights.substring(0, dots), nights.substring(dots + 2));
    return "nightjar run %s %s".formatted(pipeline, dates);
  }
}
