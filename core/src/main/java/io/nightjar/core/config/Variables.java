package io.nightjar.core.config;

import java.util.Map;
import java.util.Optional;

/** The environment variables of the process; the only place that looks at them. */
public final class Variables {
  private final Map<String, String> values;

  private Variables(Map<String, String> values) {
    this.values = values;
  }

  /** Those of this process. */
  public static Variables ofProcess() {
    return new Variables(System.getenv());
  }

  /** Given ones. */
  public static Variables of(Map<String, String> values) {
    return new Variables(Map.copyOf(values));
  }

  /** A variable that is set and not empty. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }
}
