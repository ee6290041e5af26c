package io.nightjar.core.pipeline.project;

import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Problems;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.table.TableName;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Every table has exactly one pipeline that makes it. */
final class OwnershipCheck {
  private final ProjectFolder folder;
  private final Problems problems;

  OwnershipCheck(ProjectFolder folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  void check(Map<Path, LoadedPipeline> pipelines) {
    Map<TableName, Path> owners = new TreeMap<>();
    pipelines.forEach(
        (file, loaded) -> {
          for (TableName table : loaded.owned()) {
            Path owner = owners.putIfAbsent(table, file);
            if (owner != null) {
              problems.add(
                  Origin.of(folder.label(file)),
                  table.toString(),
                  "the table belongs to %s already; every table has one owner"
                      .formatted(folder.label(owner)));
            }
          }
        });
  }
}
