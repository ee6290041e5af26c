package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.files.DurableFiles;
import io.nightjar.core.maintain.MaintenanceReport;
import io.nightjar.core.run.RunManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which a scheduler learns what a run has done, without reading the lake. */
public final class ReportOptions {
  @Option(
      names = "--result",
      paramLabel = "FILE",
      description = "where to leave what was done as JSON: verdict, manifest, tables with versions")
  private Path file;

  @Option(
      names = "--asked-by",
      paramLabel = "TEXT",
      description = "who asks, such as the id of a scheduler's run; kept in the result",
      defaultValue = "")
  private String askedBy;

  /** Leaves the account of a run, if a file was named. */
  void write(RunManifest manifest, LakeSession session) {
    if (file != null) {
      write(new JobReport(session, askedBy).of(manifest));
    }
  }

  /** Leaves the account of maintenance, if a file was named. */
  void write(MaintenanceReport done) {
    if (file != null) {
      write(JobReport.of(done, askedBy));
    }
  }

  /** Leaves what a command that is no job has told people, if a file was named. */
  public void write(LocalDate night, List<String> told) {
    if (file != null) {
      write(JobReport.of(night, told, askedBy));
    }
  }

  private void write(String json) {
    try {
      DurableFiles.replace(file.toAbsolutePath(), json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write the result to", file.toString(), e);
    }
  }
}
