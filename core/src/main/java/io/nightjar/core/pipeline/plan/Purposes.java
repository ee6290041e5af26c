package io.nightjar.core.pipeline.plan;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.pipeline.graph.TableGraph;
import io.nightjar.core.table.TableName;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the rows of a table are for. Whatever predictions are made from is for scoring, because each
 * night is scored before its labels are known; what only a training sees is for training.
 */
final class Purposes {
  private final Pipeline pipeline;
  private final TableGraph graph;

  Purposes(LoadedPipeline loaded) {
    this.pipeline = loaded.pipeline();
    this.graph = loaded.graph();
  }

  /** The purpose; none if no model sees the table. */
  Optional<Purpose> of(TableName table) {
    Set<TableName> features = new TreeSet<>();
    pipeline
        .features()
        .ifPresent(
            spec -> {
              features.add(spec.table());
              features.addAll(behind(graph.featureReads(spec)));
            });
    if (pipeline.scoring().isPresent() && features.contains(table)) {
      return Optional.of(Purpose.SCORING);
    }
    Set<TableName> learned = new TreeSet<>(features);
    pipeline.label().ifPresent(label -> learned.addAll(behind(graph.reads(label.sql()))));
    boolean isLearned = pipeline.training().isPresent() && learned.contains(table);
    return isLearned ? Optional.of(Purpose.TRAINING) : Optional.empty();
  }

  /** These tables, and all that they are made from. */
  private Set<TableName> behind(Collection<TableName> tables) {
    Set<TableName> found = new TreeSet<>();
    Deque<TableName> waiting = new ArrayDeque<>(tables);
    while (!waiting.isEmpty()) {
      TableName next = waiting.remove();
      TableSpec made = graph.tables().get(next);
      if (found.add(next) && made != null) {
        waiting.addAll(graph.reads(made.sql()));
      }
    }
    return found;
  }
}
