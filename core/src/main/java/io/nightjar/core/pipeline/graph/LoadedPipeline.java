package io.nightjar.core.pipeline.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pipeline that was read without problems.
 *
 * @param pipeline what it says
 * @param effective all its values, defaults filled in, secrets masked
 * @param digests SHA-256 of its files, by reference
 * @param graph who reads whom
 */
public record LoadedPipeline(
    Pipeline pipeline, ObjectNode effective, Map<String, String> digests, TableGraph graph) {
  /** The same with the owners of what it uses. */
  public LoadedPipeline using(List<Use> resolved) {
    return new LoadedPipeline(pipeline.using(resolved), effective, digests, graph);
  }

  /** The tables that this pipeline makes, and nobody else may. */
  public Set<TableName> owned() {
    Set<TableName> owned = graph.sourceTables();
    owned.addAll(graph.tables().keySet());
    pipeline.features().ifPresent(features -> owned.add(features.table()));
    pipeline.scoring().ifPresent(scoring -> owned.add(scoring.table()));
    return owned;
  }
}
