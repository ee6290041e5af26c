package io.nightjar.core.pipeline;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a cron expression of five fields fires. Days are taken without their zone, so that a time
 * that daylight saving leaves out still counts.
 */
public final class CronTimes {
  /** Any day that a daily schedule fires on. */
  private static final LocalDate SOME_DAY = LocalDate.of(2024, 1, 1);

  private final Cron cron;

  private CronTimes(Cron cron) {
    this.cron = cron;
  }

  /**
   * Reads a cron expression of five fields, such as {@code 30 2 * * *}.
   *
   * @throws IllegalArgumentException with the reason
   */
  public static CronTimes parse(String text) {
    try {
      return new CronTimes(
          new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)).parse(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not a cron expression of five fields (minute hour day month weekday), such as"
              + " \"30 2 * * *\"",
          e);
    }
  }

  /** Whether it fires on that day. */
  public boolean firesOn(LocalDate day) {
    return firstFrom(day).filter(first -> first.toLocalDate().equals(day)).isPresent();
  }

  /** The time of day at which it fires, the first if there are several; empty if it never does. */
  public Optional<LocalTime> timeOfDay() {
    return firstFrom(SOME_DAY).map(ZonedDateTime::toLocalTime);
  }

  private Optional<ZonedDateTime> firstFrom(LocalDate day) {
    return ExecutionTime.forCron(cron)
        .nextExecution(day.atStartOfDay(ZoneOffset.UTC).minusSeconds(1));
  }
}
