package io.nightjar.airflow;

import java.util.Optional;
import java.util.function.Supplier;

/** Turns "not found" into an answer where that is one. */
final class Absence {
  private Absence() {}

  static <T> Optional<T> ofNotFound(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (AirflowException e) {
      if (e.kind() == AirflowException.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
