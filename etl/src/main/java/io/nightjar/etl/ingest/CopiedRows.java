package io.nightjar.etl.ingest;

import io.nightjar.core.config.DatabaseConnection;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.Source;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.ingest.database.CopiedTable;
import io.nightjar.etl.ingest.database.TableCopy;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The rows of databases as files that landed. A night is copied when it is over; once loaded, its
 * copy stays what the night is, because the database may have changed. Whole tables are copied by
 * every run, and so are nights whose source takes corrections.
 */
final class CopiedRows {
  private static final String WHOLE = "all";

  private final JobContext context;
  private final ZoneId zone;
  private final Clock clock;
  private final Set<String> copied;

  /**
   * @param zone of the pipeline
   * @param clock decides whether a night is over, never what is in the tables
   * @param copied folders that this run has copied already
   */
  CopiedRows(JobContext context, ZoneId zone, Clock clock, Set<String> copied) {
    this.context = context;
    this.zone = zone;
    this.clock = clock;
    this.copied = copied;
  }

  /**
   * The files of a night, copied now if need be; incomplete if the night is not over.
   *
   * @param night null for the whole table
   */
  CompleteFiles.Parted of(Source source, LocalDate night) {
    if (night != null && !isOver(source, night)) {
      String what = source.form().jdbc().path().replace("{date}", night.toString());
      return new CompleteFiles.Parted(List.of(), List.of(new LandedFile(what, "", 0, 0, night)));
    }
    String name = source.name() + "/" + (night == null ? WHOLE : night);
    Path folder = new Path(context.book().copies(), name);
    if (!isKept(source, night, name, folder) && copied.add(name)) {
      DatabaseConnection database =
          context.connections().database(source.form().jdbc().connection());
      new TableCopy(context.spark(), database, source, zone).into(folder, night, context.runId());
    }
    return new CompleteFiles.Parted(landing().find(source.name(), name, night), List.of());
  }

  /** Where copies lie. */
  Landing landing() {
    return Landing.open(context.book().copies(), hadoop());
  }

  private boolean isOver(Source source, LocalDate night) {
    ZonedDateTime end = night.plusDays(1).atStartOfDay(zone);
    CalendarSpan quiet =
        source.intake().complete().quietFor().orElse(CalendarSpan.parse("0 minutes"));
    return !quiet.addTo(end).toInstant().isAfter(clock.instant());
  }

  /** Whether the copy that a run has loaded is still there and nobody asks for another. */
  private boolean isKept(Source source, LocalDate night, String name, Path folder) {
    return night != null
        && !source.intake().corrections()
        && context.book().newest(source.name(), Nights.of(night)).stream()
            .anyMatch(file -> file.file().startsWith(name + "/") && !context.book().isRefused(file))
        && isWhole(folder);
  }

  private boolean isWhole(Path folder) {
    try {
      FileSystem files = folder.getFileSystem(hadoop());
      return CopiedTable.isWhole(files, folder);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("look for copied rows in", folder.toString(), e);
    }
  }

  private Configuration hadoop() {
    return context.spark().sparkContext().hadoopConfiguration();
  }
}
