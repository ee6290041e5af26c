package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Origin;
import io.nightjar.core.config.Problems;
import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.CompanionFiles.Companion;
import io.nightjar.core.pipeline.source.ExpectedDays;
import io.nightjar.core.pipeline.source.ExpectedDays.Rhythm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads on which nights a source delivers; a calendar has one day a line, in the first column. */
final class CalendarReader {
  private static final String KEY = "expected";
  private static final String HEADER = "date";
  private static final String COMMENT = "#";

  private CalendarReader() {}

  static ExpectedDays read(Section source, CompanionFiles files) {
    if (source.find(KEY).isPresent()) {
      SortedSet<LocalDate> days =
          files
              .read(source.at(KEY), "calendar")
              .map(file -> days(file, source.problems()))
              .orElseGet(TreeSet::new);
      return new ExpectedDays(Rhythm.CALENDAR, days);
    }
    return source.text(KEY).equals("weekdays")
        ? new ExpectedDays(Rhythm.WEEKDAYS, new TreeSet<>())
        : ExpectedDays.EVERY_DAY;
  }

  private static SortedSet<LocalDate> days(Companion file, Problems problems) {
    SortedSet<LocalDate> days = new TreeSet<>();
    List<String> lines = file.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String day = lines.get(i).split(",", 2)[0].strip();
      boolean isSkipped =
          day.isEmpty() || day.startsWith(COMMENT) || (i == 0 && day.equals(HEADER));
      if (!isSkipped && !isAdded(day, days)) {
        problems.add(
            new Origin(file.label(), i + 1, 1),
            "",
            "expected a day such as 2024-01-31 in front, one a line");
      }
    }
    if (days.isEmpty() && problems.isEmpty()) {
      problems.add(Origin.of(file.label()), "", "the calendar has no day");
    }
    return days;
  }

  private static boolean isAdded(String text, SortedSet<LocalDate> days) {
    try {
      days.add(LocalDate.parse(text));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
