package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What people have last been told about an incident.
 *
 * @param kind the last news
 * @param severity that was named then
 * @param night that it was about
 * @param at when the mail was written
 * @param isEscalated whether it has ever been escalated
 * @param threads by recipients the Message-ID of the first mail about it, which later ones answer
 */
public record Told(
    News.Kind kind,
    Severity severity,
    LocalDate night,
    Instant at,
    boolean isEscalated,
    Map<String, String> threads) {
  /** Copies the map. */
  public Told {
    threads = Map.copyOf(threads);
  }
}
