package io.nightjar.training.split;

import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.time.LabelMaturity;
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
   * @param maturity when labels can be believed
   */
  public static Optional<TrainingNights> of(
      LocalDate night, LocalDate start, LabelMaturity maturity, TrainingSpec training) {
    return maturity
        .newest(night, start)
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
}
