package io.nightjar.core.pipeline;

import com.cronutils.model.Cron;
import com.cronutils.model.time.ExecutionTime;
import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.Pipeline.Schedule;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Reads when a pipeline runs, and whether a night can be published by when it is due. */
final class ScheduleReader {
  /** Any day that a daily schedule fires on. */
  private static final ZonedDateTime SOME_DAY =
      ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Section schedule;

  ScheduleReader(Section schedule) {
    this.schedule = schedule;
  }

  Schedule read() {
    Optional<Cron> nightly = cron("nightly");
    cron("train");
    cron("maintain");
    Optional<LocalTime> due = Optional.ofNullable(schedule.parsed("due", LocalTime::parse, null));
    due.ifPresent(time -> checkDue(time, nightly));
    return new Schedule(
        schedule.findText("nightly"),
        schedule.findText("train"),
        schedule.findText("maintain"),
        due,
        Optional.ofNullable(schedule.parsed("until", LocalDate::parse, null)));
  }

  /** How long a night may take: from its start to when it is due; empty if it is never due. */
  static Optional<Duration> dueAfter(Schedule schedule) {
    return schedule
        .nightly()
        .map(TrainingCalendar::parse)
        .flatMap(ScheduleReader::start)
        .flatMap(start -> schedule.due().map(due -> Duration.between(start, due)));
  }

  private static Optional<LocalTime> start(Cron cron) {
    return ExecutionTime.forCron(cron)
        .nextExecution(SOME_DAY.minusSeconds(1))
        .map(ZonedDateTime::toLocalTime);
  }

  private Optional<Cron> cron(String key) {
    return Optional.ofNullable(schedule.parsed(key, TrainingCalendar::parse, null));
  }

  private void checkDue(LocalTime due, Optional<Cron> nightly) {
    if (!schedule.has("nightly")) {
      schedule.problem("due", "needs nightly; say when nights start, or take due out");
    }
    nightly
        .flatMap(ScheduleReader::start)
        .filter(start -> !start.isBefore(due))
        .ifPresent(
            start ->
                schedule.problem(
                    "due", "%s is not after %s, when the night starts".formatted(due, start)));
  }
}
