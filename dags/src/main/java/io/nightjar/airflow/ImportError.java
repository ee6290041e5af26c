package io.nightjar.airflow;

import java.time.Instant;
import java.util.Optional;

/** Why Airflow cannot read a file of DAGs. */
public record ImportError(String filename, String stackTrace, Optional<Instant> timestamp) {
  static ImportError read(Answer answer) {
    return new ImportError(
        answer.text("filename"), answer.text("stack_trace"), answer.findInstant("timestamp"));
  }
}
