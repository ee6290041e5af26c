package io.nightjar.etl.ingest.landing;

import io.nightjar.core.config.DatabaseConnection;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.JobContext;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.core.time.Nights;
import io.nightjar.etl.ingest.database.CopiedTable;
import io.nightjar.etl.ingest.database.TableCopy;
import io.nightjar.etl.ingest.file.LandedFile;
import java.io.IOException;
import java.time.LocalDate;
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
public final class CopiedRows {
  private static final String WHOLE = "all";

  private final JobContext context;
  private final FinishedNights finished;
  private final Set<String> copied;

  /**
   * @param finished which nights are over, in the zone of the pipeline
   * @param copied folders that this run has copied already
   */
  public CopiedRows(JobContext context, FinishedNights finished, Set<String> copied) {
    this.context = context;
    this.finished = finished;
    this.copied = copied;
  }

  /**
   * The files of a night, copied now if need be; incomplete if the night is not over.
   *
   * @param night null for the whole table
   */
  CompleteFiles.Parted of(Source source, LocalDate night) {
    if (night != null && !finished.isOver(night, source.intake().complete().quietFor())) {
      LandedFile open = FinishedNights.unfinished(source.form().jdbc().path(), night);
      return new CompleteFiles.Parted(List.of(), List.of(open));
    }
    String name = source.name() + "/" + (night == null ? WHOLE : night);
    Path folder = new Path(context.book().copies(), name);
    if (!isKept(source, night, name, folder) && copied.add(name)) {
      DatabaseConnection database =
          context.connections().database(source.form().jdbc().connection());
      new TableCopy(context.spark(), database, source, finished.zone())
          .into(folder, night, context.runId());
    }
    return new CompleteFiles.Parted(landing().find(source.name(), name, night), List.of());
  }

  /** Where copies lie. */
  Landing landing() {
    return Landing.open(context.book().copies(), hadoop());
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
