package io.nightjar.core.job;

import java.util.Map;

/** The jobs of one module, which is one jar: what {@code --help} lists and a plan names. */
public interface JobModule {
  /** Name of the module, such as {@code etl}. */
  String name();

  /** Job name to one sentence about it, in the order of a night. */
  Map<String, String> descriptions();

  /** The job of that name, one of {@link #descriptions()}. */
  BoundJob<?, ?> job(String name);
}
