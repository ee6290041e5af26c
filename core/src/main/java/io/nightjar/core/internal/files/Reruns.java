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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Which run wrote which version of a table, and which versions have to be readable. */
public final class Reruns {
  private final Map<PinnedTable, RunManifest> writers = new HashMap<>();
  private final SortedSet<TableName> tables = new TreeSet<>();
  private final Function<TableName, NavigableSet<Long>> referred;

  /**
   * Collects what the manifests say.
   *
   * @param referred the versions of a table that have to be readable
   */
  public Reruns(List<RunManifest> manifests, Function<TableName, NavigableSet<Long>> referred) {
    this.referred = referred;
    for (RunManifest run : manifests) {
      run.inputs().forEach(pin -> tables.add(pin.name()));
      for (TableCommit commit : run.outputs()) {
        tables.add(commit.table().name());
        if (commit.isNew()) {
          writers.put(commit.table(), run);
        }
      }
    }
  }

  /** Every version of a table that has to be readable, apart from the newest. */
  public NavigableSet<Long> pins(TableName table) {
    return new TreeSet<>(referred.apply(table));
  }

  /** Every table that a kept manifest names. */
  public List<TableName> tables() {
    return List.copyOf(tables);
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
