package io.nightjar.core.config;

import java.util.Map;

/**
 * Where a run happens, resolved: command line, then environment variable, then {@code
 * conf/environments/<name>.yaml}, then default.
 *
 * @param name such as {@code local}
 * @param lake root of the lake, a folder or an object-store prefix
 * @param landing folder that source paths start from
 * @param master Spark master for local runs, such as {@code local[*]}
 * @param spark Spark settings; secrets already resolved, never print them
 */
public record Environment(
    String name, String lake, String landing, String master, Map<String, String> spark) {
  /** Copies the map. */
  public Environment {
    spark = Map.copyOf(spark);
  }

  /** Without the Spark settings, which may hold secrets. */
  @Override
  public String toString() {
    return "Environment[%s, lake=%s, landing=%s, master=%s]".formatted(name, lake, landing, master);
  }
}
