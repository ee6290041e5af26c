package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.source.Source.Format;
import java.util.List;

/** Checks that a topic has no keys of files, and what is no topic has none of a topic. */
final class OriginReader {
  private static final List<String> ONLY_OF_FILES = List.of("event-date", "complete-when");

  private OriginReader() {}

  static void check(Section source, Format format) {
    if (format == Format.KAFKA) {
      refuse(source, List.of("path"), "is for files, and format kafka reads a topic; take it out");
      refuse(
          source,
          ONLY_OF_FILES,
          "has no meaning for a topic, whose nights are ranges of offsets; take it out");
    } else {
      refuse(source, List.of("kafka"), "describes a topic; say format: kafka, or take it out");
    }
  }

  private static void refuse(Section source, List<String> keys, String why) {
    keys.stream().filter(source::has).forEach(key -> source.problem(key, why));
  }
}
