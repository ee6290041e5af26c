package io.nightjar.airflow;

import java.time.Instant;
import java.util.Optional;

/** How the parts of Airflow are. The server answers 200 even if all of them are dead. */
public record Health(Part metadatabase, Part scheduler, Part triggerer, Part dagProcessor) {
  /**
   * One part.
   *
   * @param status {@code healthy} or {@code unhealthy}; empty if it never started
   * @param heartbeat its last sign of life, where it gives any
   */
  public record Part(Optional<String> status, Optional<Instant> heartbeat) {
    /** Whether it works. */
    public boolean isHealthy() {
      return status.filter("healthy"::equals).isPresent();
    }
  }

  /** Whether runs can go on: all but the triggerer, which only deferred tasks need. */
  public boolean isHealthy() {
    return metadatabase.isHealthy() && scheduler.isHealthy() && dagProcessor.isHealthy();
  }

  static Health read(Answer answer) {
    return new Health(
        part(answer, "metadatabase"),
        part(answer, "scheduler"),
        part(answer, "triggerer"),
        part(answer, "dag_processor"));
  }

  private static Part part(Answer answer, String name) {
    return answer
        .findPart(name)
        .map(
            part ->
                new Part(
                    part.findText("status"), part.findInstant("latest_" + name + "_heartbeat")))
        .orElse(new Part(Optional.empty(), Optional.empty()));
  }
}
