package io.nightjar.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When labels may be used, the same for whoever uses them: the label of a night counts at the end
 * of another night only if it was mature by then, and only rows that were known by then may decide
 * what it is. So a training, or a comparison of predictions with what came true, gives the same
 * answer whenever it is repeated.
 *
 * @param clock the pipeline's zone and as-of rule
 * @param maturesAfter when a label can be believed, counted from the as-of instant of its night
 */
public record LabelMaturity(NightClock clock, CalendarSpan maturesAfter) {
  /** When the labels of a night can be believed. */
  public Instant of(LocalDate labelled) {
    return clock.maturity(labelled, maturesAfter);
  }

  /** Whether the labels of one night may be used at the end of another; the instant is included. */
  public boolean isReached(LocalDate labelled, LocalDate user) {
    return !of(labelled).isAfter(knownBy(user));
  }

  /** The instant by which rows must have been known to decide a label that this night uses. */
  public Instant knownBy(LocalDate user) {
    return clock.cut(user);
  }

  /**
   * The newest night whose labels may be used at the end of a night; empty if it would lie before
   * the first. All nights before it are mature as well.
   */
  public Optional<LocalDate> newest(LocalDate user, LocalDate first) {
    LocalDate candidate = user;
    while (!candidate.isBefore(first)) {
      if (isReached(candidate, user)) {
        return Optional.of(candidate);
      }
      candidate = candidate.minusDays(1);
    }
    return Optional.empty();
  }
}
