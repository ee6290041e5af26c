package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.read.value.Choice;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.source.CompleteWhen;
import io.nightjar.core.pipeline.source.DriftPolicy;
import io.nightjar.core.pipeline.source.Intake;
import io.nightjar.core.time.CalendarSpan;
import java.util.Optional;

/** Reads the keys of a source that say on what terms deliveries are taken. */
final class IntakeReader {
  private IntakeReader() {}

  static Intake read(Section source, CompanionFiles files) {
    return new Intake(
        drift(source.at("on-drift"), DriftPolicy.CAREFUL),
        CalendarReader.read(source, files),
        complete(source.at("complete-when")),
        source.value().path("by-arrival").asBoolean(false),
        source.value().path("corrections").asBoolean(false));
  }

  private static CompleteWhen complete(Section section) {
    return new CompleteWhen(
        section.findText("marker"),
        Optional.ofNullable(section.parsed("quiet-for", CalendarSpan::parse, null)));
  }

  private static DriftPolicy drift(Section section, DriftPolicy otherwise) {
    return new DriftPolicy(
        Choice.of(section, "added", otherwise.added()),
        Choice.of(section, "removed", otherwise.removed()),
        Choice.of(section, "renamed", otherwise.renamed()),
        Choice.of(section, "reordered", otherwise.reordered()),
        Choice.of(section, "widened", otherwise.widened()),
        Choice.of(section, "narrowed", otherwise.narrowed()),
        Choice.of(section, "retyped", otherwise.retyped()),
        Choice.of(section, "nullability", otherwise.nullability()),
        Choice.of(section, "format", otherwise.format()),
        section.value().path("share").asDouble(otherwise.share()));
  }
}
