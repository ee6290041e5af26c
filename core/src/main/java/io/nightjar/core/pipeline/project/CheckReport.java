package io.nightjar.core.pipeline.project;

import io.nightjar.core.pipeline.Pipeline;
import java.util.List;

/**
 * What a check found.
 *
 * @param problems one line each, with file, line, key and reason; nothing may run while there are
 *     any
 * @param notes what a careful engineer should know; stops nothing
 * @param pipelines those that could be read, in the order they were given
 */
public record CheckReport(List<String> problems, List<String> notes, List<Pipeline> pipelines) {
  /** Copies the lists. */
  public CheckReport {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
    pipelines = List.copyOf(pipelines);
  }
}
