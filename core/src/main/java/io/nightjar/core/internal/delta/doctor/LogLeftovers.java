package io.nightjar.core.internal.delta.doctor;

import io.nightjar.core.doctor.Finding;
import io.nightjar.core.internal.files.DamagedFiles;
import io.nightjar.core.internal.files.StoredBytes;
import io.nightjar.core.table.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.LastCheckpointInfo;

/**
 * What lies about in a log folder and decides nothing: the hint {@code _last_checkpoint}, and
 * hidden files of writers that were killed. Younger ones may belong to a writer that lives.
 */
final class LogLeftovers {
  private static final Duration LIFE = Duration.ofHours(1);

  private final TableName table;
  private final LogState log;
  private final DamagedFiles damaged;
  private final FileSystem files;

  LogLeftovers(TableName table, LogState log, DamagedFiles damaged, FileSystem files) {
    this.table = table;
    this.log = log;
    this.damaged = damaged;
    this.files = files;
  }

  List<Finding> examine(Clock clock) throws IOException {
    List<Finding> findings = new ArrayList<>();
    Path hint = log.folder().lastCheckpoint();
    if (files.exists(hint)) {
      hintProblem(hint)
          .ifPresent(wrong -> findings.add(finding(hint, wrong, "Delta looks for itself")));
    }
    for (FileStatus leftover : log.folder().leftovers()) {
      if (clock.millis() - leftover.getModificationTime() > LIFE.toMillis()) {
        findings.add(finding(leftover.getPath(), "is left of a killed run", "nobody reads it"));
      }
    }
    return findings;
  }

  private Optional<String> hintProblem(Path hint) {
    Optional<String> wrong = StoredBytes.problem(files, hint);
    if (wrong.isPresent()) {
      return wrong;
    }
    try (FSDataInputStream in = files.open(hint)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      long version = LastCheckpointInfo.deserializeFromJson(text, true).version();
      return log.goodCheckpoints().contains(version)
          ? Optional.empty()
          : Optional.of("names no checkpoint of this table that can be read");
    } catch (Exception e) { // Scala declares nothing; a wrong sum is an illegal state
      return Optional.of("is cut or changed");
    }
  }

  private Finding finding(Path file, String wrong, String meaning) {
    String where = table + ", " + file.getName();
    return new Finding(where, wrong, meaning, "", damaged.tidy(file, table.toString()));
  }
}
