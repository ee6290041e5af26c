package io.nightjar.core.pipeline;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
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
    ZonedDateTime morning = night.plusDays(1).atStartOfDay(ZoneOffset.UTC);
    return ExecutionTime.forCron(parse(train.get()))
        .nextExecution(morning.minusSeconds(1))
        .filter(next -> next.isBefore(morning.plusDays(1)))
        .isPresent();
  }

  /**
   * Reads a cron expression of five fields.
   *
   * @throws IllegalArgumentException with the reason
   */
  static Cron parse(String text) {
    try {
      return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not a cron expression of five fields (minute hour day month weekday), such as"
              + " \"30 2 * * *\"",
          e);
    }
  }
}
