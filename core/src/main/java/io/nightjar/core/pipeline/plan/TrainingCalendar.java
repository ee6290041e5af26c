package io.nightjar.core.pipeline.plan;

import io.nightjar.core.pipeline.CronTimes;
import io.nightjar.core.pipeline.Pipeline;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When training is due. Night D trains if the cron expression {@code schedule.train} fires on the
 * calendar day after D in the pipeline's zone, that is from cut(D) on and before cut(D+1): when the
 * night's run is done, training is the next thing the schedule asks for. Its model serves from the
 * night after D. Depends on the logical date only. The day is taken without its zone, so that a
 * time that daylight saving leaves out still counts.
 */
public final class TrainingCalendar {
  private TrainingCalendar() {}

  /** Whether training is due after that night; never without {@code schedule.train}. */
  public static boolean isDue(Pipeline pipeline, LocalDate night) {
    Optional<String> train = pipeline.schedule().train();
    if (train.isEmpty() || pipeline.training().isEmpty()) {
      return false;
    }
    return CronTimes.parse(train.get()).firesOn(night.plusDays(1));
  }
}
