package io.nightjar.core.pipeline.read;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.ConfigTree;
import io.nightjar.core.config.KeyPath;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.config.Problems;
import io.nightjar.core.config.Schema;
import java.util.List;

/**
 * What lies under and over every pipeline file: defaults of the project below; above it the chosen
 * environment, then {@code --set}.
 *
 * @param schema the keys of a pipeline file
 * @param defaults {@code conf/defaults.yaml}
 * @param environment the environment file
 * @param sets {@code key=value} of the command line
 */
public record ConfigLayers(
    Schema schema, ConfigTree defaults, ConfigTree environment, List<String> sets) {
  private static final String EVERY = "*";
  private static final List<String> NAMED = List.of("sources", "tables");
  private static final List<String> OPTIONAL = List.of("features", "label", "training", "scoring");

  /** Copies the list. */
  public ConfigLayers {
    sets = List.copyOf(sets);
  }

  /** Puts the defaults under a pipeline: under sections it has, and under each source and table. */
  void addDefaults(ConfigTree pipeline) {
    defaults
        .root()
        .fieldNames()
        .forEachRemaining(
            key -> {
              KeyPath path = KeyPath.ROOT.then(key);
              boolean isSection = OPTIONAL.contains(key);
              if (NAMED.contains(key)) {
                addToEach(path, pipeline);
              } else if (!isSection || pipeline.root().has(key)) {
                pipeline.underlay(defaults, path, path);
              }
            });
  }

  /** Adds keys of the defaults that no pipeline could have. */
  public void checkDefaults(Problems problems) {
    checkKeys(KeyPath.ROOT, problems);
  }

  private void addToEach(KeyPath section, ConfigTree pipeline) {
    KeyPath every = section.then(EVERY);
    pipeline
        .at(section)
        .fieldNames()
        .forEachRemaining(name -> pipeline.underlay(defaults, every, section.then(name)));
  }

  private void checkKeys(KeyPath path, Problems problems) {
    boolean isNamed = path.parts().size() == 1 && NAMED.contains(path.last());
    List<String> known = isNamed ? List.of(EVERY) : schema.keys(path);
    JsonNode here = schema.at(path);
    defaults
        .at(path)
        .fieldNames()
        .forEachRemaining(
            key -> {
              KeyPath child = path.then(key);
              if (known.contains(key)) {
                checkKeys(child, problems);
              } else if (isNamed || !here.path("additionalProperties").isObject()) {
                problems.add(
                    defaults.origin(child),
                    child.toString(),
                    "unknown key" + Nearest.hint(key, known));
              }
            });
  }
}
