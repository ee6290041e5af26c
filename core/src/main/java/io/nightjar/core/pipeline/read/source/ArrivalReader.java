package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.pipeline.source.Source.Format;
import java.util.Map;

/** Checks that nothing else says which night a file belongs to, where its arrival does. */
final class ArrivalReader {
  private static final String KEY = "by-arrival";
  private static final Map<Format, String> WITHOUT_FILES =
      Map.of(
          Format.JDBC, "rows of a database, which jdbc.night assigns to nights",
          Format.KAFKA, "records of a topic, which their time assigns to nights",
          Format.DELTA, "a table, which is read at its newest version");

  private ArrivalReader() {}

  static void check(Section section, Source source) {
    if (!source.intake().byArrival()) {
      return;
    }
    if (WITHOUT_FILES.containsKey(source.format())) {
      section.problem(
          KEY, "is for files, and this source has " + WITHOUT_FILES.get(source.format()));
      return;
    }
    if (source.path().contains("{date")) {
      section.problem(
          KEY, "the path has {date}, so its name says the night; take one of the two out");
    }
    if (source.eventDate().isPresent()) {
      section.problem(
          "event-date", "by-arrival says which rows are of a night; take one of the two out");
    }
  }
}
