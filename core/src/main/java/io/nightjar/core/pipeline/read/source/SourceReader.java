package io.nightjar.core.pipeline.read.source;

import io.nightjar.core.config.Section;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.read.value.Choice;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.SqlReader;
import io.nightjar.core.pipeline.read.value.Zones;
import io.nightjar.core.pipeline.source.LocalTimePolicy;
import io.nightjar.core.pipeline.source.LocalTimePolicy.Gap;
import io.nightjar.core.pipeline.source.LocalTimePolicy.Overlap;
import io.nightjar.core.pipeline.source.PathTemplate;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.pipeline.source.Source.Delivery;
import io.nightjar.core.pipeline.source.Source.Format;
import io.nightjar.core.pipeline.source.Source.MisfitPolicy;
import io.nightjar.core.pipeline.source.Source.MissingPolicy;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code sources}. */
public final class SourceReader {
  private final CompanionFiles files;
  private final SqlReader sql;
  private final ZoneId zone;

  /**
   * A reader for one pipeline.
   *
   * @param files where its contracts and calendars lie
   * @param sql reads its expressions
   * @param zone the pipeline's, for sources that name none
   */
  public SourceReader(CompanionFiles files, SqlReader sql, ZoneId zone) {
    this.files = files;
    this.sql = sql;
    this.zone = zone;
  }

  /** One entry of {@code sources}; what is wrong with it becomes problems of its section. */
  public Source read(Section section) {
    Format format = Choice.of(section, "format", Format.CSV);
    SourceForm form = FormReader.read(section, format);
    OriginReader.check(section, format);
    Source source =
        new Source(
            section.name(),
            format,
            form,
            path(section, form, format),
            ContractReader.read(section, files),
            sql.expression(section, "event-date"),
            sql.expression(section, "event-time"),
            sql.expression(section, "known-at"),
            section.find("local-time").map(this::localTime),
            Choice.of(section, "on-misfit-row", MisfitPolicy.QUARANTINE),
            Choice.of(section, "missing", MissingPolicy.FAIL),
            IntakeReader.read(section, files));
    check(section, source);
    return source;
  }

  private static String path(Section section, SourceForm form, Format format) {
    if (format == Format.JDBC) {
      return form.jdbc().path();
    }
    if (format == Format.KAFKA) {
      return form.kafka().path();
    }
    section.parsed("path", PathTemplate::new, new PathTemplate("none"));
    return section.text("path");
  }

  private LocalTimePolicy localTime(Section section) {
    return new LocalTimePolicy(
        section.has("zone") ? section.parsed("zone", Zones::parse, zone) : zone,
        Choice.of(section, "gap", Gap.QUARANTINE),
        Choice.of(section, "overlap", Overlap.EARLIER));
  }

  private static void check(Section section, Source source) {
    if (source.localTime().isPresent() && source.eventTime().isEmpty()) {
      section.problem(
          "local-time", "says how event-time is understood, but there is no event-time");
    }
    ArrivalReader.check(section, source);
    if (source.format() == Format.KAFKA) {
      checkKey(section.at("kafka"), source);
      return;
    }
    if (source.delivery() == Delivery.BY_DATE && source.eventDate().isPresent()) {
      section.problem("event-date", oneNight(source));
    }
    noteKnownAt(section, source);
  }

  private static void checkKey(Section kafka, Source source) {
    String key = source.form().kafka().key();
    List<String> columns = List.of(source.columns().schema().fieldNames());
    if (!key.isEmpty() && !columns.contains(key)) {
      kafka.problem(
          "key", "is no column of the contract; its columns: " + String.join(", ", columns));
    }
  }

  private static String oneNight(Source source) {
    return source.format() == Format.JDBC
        ? "jdbc.night says which rows are of a night; take one of the two out"
        : "the path has {date}, so every file is one night; take one of the two out";
  }

  private static void noteKnownAt(Section section, Source source) {
    if (source.knownAt().isPresent() || source.delivery().isByNight()) {
      return;
    }
    Optional<String> consequence =
        source.delivery() == Delivery.SNAPSHOT
            ? Optional.of("all rows count as known since the first night")
            : Optional.of("rows count as known at the end of the night of their event-date");
    section.note(
        "known-at",
        "not declared and not delivered by date: %s, so a load of history is only honest if that is"
                .formatted(consequence.get())
            + " true");
  }
}
