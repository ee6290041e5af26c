package io.nightjar.validation.profile;

import java.util.List;

/**
 * Whether columns tell rows apart; counted exactly.
 *
 * @param columns one or more
 * @param repeated rows that share their values with another row
 */
public record KeyFacts(List<String> columns, long repeated) {
  /** Copies the list. */
  public KeyFacts {
    columns = List.copyOf(columns);
  }
}
