package io.nightjar.core.pipeline.read;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.CronTimes;
import io.nightjar.core.pipeline.Pipeline.Schedule;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/** Reads when a pipeline runs, and whether a night can be published by when it is due. */
final class ScheduleReader {
  private final Section schedule;

  ScheduleReader(Section schedule) {
    this.schedule = schedule;
  }

  Schedule read() {
    Optional<CronTimes> nightly = cron("nightly");
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

  private Optional<CronTimes> cron(String key) {
    return Optional.ofNullable(schedule.parsed(key, CronTimes::parse, null));
  }

  private void checkDue(LocalTime due, Optional<CronTimes> nightly) {
    if (!schedule.has("nightly")) {
      schedule.problem("due", "needs nightly; say when nights start, or take due out");
    }
    nightly
        .flatMap(CronTimes::timeOfDay)
        .filter(start -> !start.isBefore(due))
        .ifPresent(
            start ->
                schedule.problem(
                    "due", "%s is not after %s, when the night starts".formatted(due, start)));
  }
}
