package io.nightjar.cli.checks;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.ingest.loose.LooseFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a command is about: a table of the lake, at a version or the newest, or a file.
 *
 * @param table if it is one
 * @param version if one was named
 * @param file if it is none
 */
record Subject(Optional<TableName> table, Optional<Long> version, Optional<LooseFile> file) {
  private static final Pattern TABLE =
      Pattern.compile("(stage\\.)?[a-z][a-z0-9_]{0,62}\\.[a-z][a-z0-9_]{0,62}(@v\\d{1,18})?");

  /**
   * Rows and what to call them.
   *
   * @param source with the version of a table
   * @param rows not computed yet
   */
  record Rows(String source, Dataset<Row> rows) {}

  /** What looks like a table is one, unless a file of that name is there, or it ends like one. */
  static Subject of(String text) {
    LooseFile file = new LooseFile(Path.of(text));
    if (file.exists() || file.hasKnownEnding() || !TABLE.matcher(text).matches()) {
      return new Subject(Optional.empty(), Optional.empty(), Optional.of(file));
    }
    if (text.contains("@")) {
      PinnedTable pin = PinnedTable.parse(text);
      return new Subject(Optional.of(pin.name()), Optional.of(pin.version()), Optional.empty());
    }
    return new Subject(Optional.of(TableName.parse(text)), Optional.empty(), Optional.empty());
  }

  /** Good as the name of a file: without version, folders and ending. */
  String name() {
    return table
        .map(name -> name.toString().replace('.', '_'))
        .orElseGet(() -> file.orElseThrow().name().replaceAll("(?<=.)\\..*$", ""));
  }

  Rows read(LakeSession session) {
    if (file.isPresent()) {
      return new Rows(file.get().name(), file.get().read(session.spark()));
    }
    TableName name = table.orElseThrow();
    PinnedTable pin =
        version
            .map(number -> new PinnedTable(name, number))
            .or(() -> session.tables().findLatest(name))
            .orElseThrow(() -> CoreErrors.tableNotFound(name.toString()));
    return new Rows(pin.toString(), session.tables().read(pin));
  }
}
