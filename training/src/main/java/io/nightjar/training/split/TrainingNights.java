package io.nightjar.training.split;

import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The nights of one training. Days of the calendar, not days with data, so that the choice does not
 * depend on what happens to be in a table.
 *
 * @param from the first night used
 * @param testFrom the first night of the test; those before it train
 * @param to the newest night whose labels can be believed
 */
public record TrainingNights(LocalDate from, LocalDate testFrom, LocalDate to) {
  /**
   * The nights that a training of a night may use; empty if no label can be believed yet.
   *
   * @param night the night of the training
   * @param start the first night of the pipeline
   */
  public static Optional<TrainingNights> of(
      LocalDate night,
      LocalDate start,
      NightClock clock,
      CalendarSpan maturesAfter,
      TrainingSpec training) {
    return newestMature(night, start, clock, maturesAfter)
        .map(
            newest -> {
              LocalDate first =
                  training.nights().map(nights -> newest.minusDays(nights - 1L)).orElse(start);
              return new TrainingNights(
                  first.isBefore(start) ? start : first,
                  newest.minusDays(training.testDays() - 1L),
                  newest);
            });
  }

  private static Optional<LocalDate> newestMature(
      LocalDate night, LocalDate start, NightClock clock, CalendarSpan maturesAfter) {
    Instant cut = clock.cut(night);
    LocalDate candidate = night;
    while (!candidate.isBefore(start)) {
      if (!clock.maturity(candidate, maturesAfter).isAfter(cut)) {
        return Optional.of(candidate);
      }
      candidate = candidate.minusDays(1);
    }
    return Optional.empty();
  }
}
