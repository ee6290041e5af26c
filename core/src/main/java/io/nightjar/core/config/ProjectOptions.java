package io.nightjar.core.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command line says about project and environment; empty values fall back to environment
 * variable, environment file, default.
 *
 * @param project folder with {@code conf/}
 * @param env name of the environment
 * @param lake root of the lake
 * @param landing folder that source paths start from
 * @param sets overlays {@code key=value}; the last word on any value
 */
public record ProjectOptions(
    Optional<Path> project,
    Optional<String> env,
    Optional<String> lake,
    Optional<String> landing,
    List<String> sets) {
  /** Copies the list. */
  public ProjectOptions {
    sets = List.copyOf(sets);
  }

  /** The same with one more overlay, which wins over the others. */
  public ProjectOptions with(String set) {
    List<String> more = new ArrayList<>(sets);
    more.add(set);
    return new ProjectOptions(project, env, lake, landing, more);
  }
}
