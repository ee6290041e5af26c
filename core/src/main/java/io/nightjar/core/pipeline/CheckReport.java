package io.nightjar.core.pipeline;

import java.util.List;

/**
 * What a check found.
 *
 * @param problems one line each, with file, line, key and reason; nothing may run while there are
 *     any
 * @param notes what a careful engineer should know; stops nothing
 */
public record CheckReport(List<String> problems, List<String> notes) {
  /** Copies the lists. */
  public CheckReport {
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }
}
