package io.nightjar.core.pipeline.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.config.ConfigTree;
import io.nightjar.core.config.KeyPath;
import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Overrides;
import io.nightjar.core.config.Problems;
import io.nightjar.core.config.Schema;
import io.nightjar.core.config.Secrets;
import io.nightjar.core.config.Section;
import io.nightjar.core.config.YamlDocument;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.graph.LoadedPipeline;
import io.nightjar.core.pipeline.graph.TableGraph;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.SqlReader;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One pipeline file, put together with defaults, environment and {@code --set} and checked in every
 * way that needs no data.
 */
public final class PipelineFile {
  private final Path boundary;
  private final Path file;
  private final String label;
  private final ConfigLayers layers;
  private final Problems problems;

  /**
   * A file to read.
   *
   * @param boundary nothing outside this folder is read
   * @param file the pipeline file
   * @param label how messages call it
   * @param layers what lies under and over it
   * @param problems where problems and notes go
   */
  public PipelineFile(
      Path boundary, Path file, String label, ConfigLayers layers, Problems problems) {
    this.boundary = boundary;
    this.file = file;
    this.label = label;
    this.layers = layers;
    this.problems = problems;
  }

  /** The pipeline, or nothing if there are problems; never throws for what is in the file. */
  public Optional<LoadedPipeline> load() {
    try {
      YamlDocument document = YamlDocument.read(file, label);
      if (!document.root().isObject()) {
        problems.add(
            new Origin(label, 1, 1), "", "expected keys, the first of them pipeline: NAME");
        return Optional.empty();
      }
      return load(effective(ConfigTree.of(document)));
    } catch (NightjarException e) {
      problems.addLine(Origin.of(label), e.getMessage());
      return Optional.empty();
    }
  }

  private ConfigTree effective(ConfigTree tree) {
    Schema schema = layers.schema();
    tree.overlay(layers.environment(), KeyPath.ROOT.then("pipelines").then(name()), KeyPath.ROOT);
    new Overrides(schema, problems).apply(layers.sets(), tree);
    layers.addDefaults(tree);
    schema.check(tree, problems);
    schema.fill(tree);
    Secrets.check(tree, problems);
    return tree;
  }

  private Optional<LoadedPipeline> load(ConfigTree tree) {
    Section root = Section.of(tree, problems);
    checkName(root);
    String folder = label.substring(0, label.length() - ".yaml".length());
    CompanionFiles files = new CompanionFiles(boundary, file.resolveSibling(name()), folder);
    SqlReader sql = new SqlReader(files);
    Pipeline pipeline = new PipelineReader(files, sql).read(root);
    TableGraph graph = new TableGraph(pipeline, sql::references);
    new CrossChecks(root, pipeline, graph).check();
    new ConnectionChecks(root, layers.environment()).check(pipeline);
    ObjectNode masked = (ObjectNode) Secrets.masked(tree.root());
    return problems.isEmpty()
        ? Optional.of(new LoadedPipeline(pipeline, masked, files.digests(), graph))
        : Optional.empty();
  }

  private void checkName(Section root) {
    if (!root.text("pipeline").isEmpty() && !root.text("pipeline").equals(name())) {
      root.problem("pipeline", "the file is named %s.yaml; name both alike".formatted(name()));
    }
  }

  private String name() {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".yaml".length());
  }
}
