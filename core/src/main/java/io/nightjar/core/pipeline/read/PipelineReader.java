package io.nightjar.core.pipeline.read;

import io.nightjar.core.config.Section;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Pipeline.Owner;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.read.source.SourceReader;
import io.nightjar.core.pipeline.read.table.TableReader;
import io.nightjar.core.pipeline.read.value.CompanionFiles;
import io.nightjar.core.pipeline.read.value.SqlReader;
import io.nightjar.core.pipeline.read.value.TableNames;
import io.nightjar.core.pipeline.read.value.Zones;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Turns the effective configuration into a pipeline. Whatever is wrong is added to the problems;
 * the pipeline is good for anything only if there are none.
 */
final class PipelineReader {
  private final CompanionFiles files;
  private final SqlReader sql;

  PipelineReader(CompanionFiles files, SqlReader sql) {
    this.files = files;
    this.sql = sql;
  }

  Pipeline read(Section root) {
    ZoneId zone = root.parsed("time-zone", Zones::parse, ZoneOffset.UTC);
    TableReader tables = new TableReader(files, sql);
    LearningReader learning = new LearningReader(sql);
    SourceReader sources = new SourceReader(files, sql, zone);
    Owner owner = new Owner(root.at("owner").text("team"), root.at("owner").texts("mail"));
    return new Pipeline(
        root.text("pipeline"),
        root.text("description"),
        owner,
        new NightClock(zone, asOf(root)),
        root.parsed("start", PipelineReader::date, LocalDate.EPOCH),
        new ScheduleReader(root.at("schedule")).read(),
        named(root, "uses", "").stream().map(PipelineReader::use).toList(),
        named(root, "sources", "bronze.").stream().map(sources::read).toList(),
        named(root, "tables", "").stream().map(tables::table).toList(),
        root.find("features").map(tables::features),
        root.find("label").map(learning::label),
        root.find("training").map(learning::training),
        root.find("scoring").map(learning::scoring),
        new AlertReader(root, owner.mail()).read());
  }

  private static Use use(Section use) {
    return new Use(
        TableNames.parse(use.name()),
        use.parsed("fresh-within", CalendarSpan::parse, CalendarSpan.parse("1 day")),
        use.origin(),
        Optional.empty());
  }

  /** The entries of a section without those whose names the schema has refused. */
  private static List<Section> named(Section root, String section, String layer) {
    return root.at(section).children().stream()
        .filter(each -> !TableNames.parse(layer + each.name()).equals(TableNames.NO_TABLE))
        .toList();
  }

  private static AsOf asOf(Section root) {
    return root.at("features").parsed("as-of", AsOf::parse, AsOf.END_OF_NIGHT);
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("there is no such day in the calendar", e);
    }
  }
}
