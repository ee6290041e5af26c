package io.nightjar.cli.validate;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableName;
import io.nightjar.etl.ingest.loose.LooseFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Opens data that a person names: a file, the folder of a table, or a table of the lake. */
public final class DataSource {
  private final LakeSession session;

  /** With the session and lake of the environment. */
  public DataSource(LakeSession session) {
    this.session = session;
  }

  /** The rows; fails with exit code 10 if there is nothing of that name. */
  public Dataset<Row> open(String data) {
    if (isFile(data)) {
      return new LooseFile(Path.of(data)).read(session.spark());
    }
    return find(data)
        .orElseThrow(
            () ->
                CoreErrors.invalidArgument(
                    "\"%s\" is neither a file nor a table of the lake. Tables are named"
                            .formatted(data)
                        + " like silver.flights or silver.flights@v12."));
  }

  /** Whether a name is that of a file or folder, whose rows have an order of their own. */
  public boolean isFile(String data) {
    return Files.exists(Path.of(data));
  }

  /** A table of the lake, the newest version if none is named. */
  public Optional<Dataset<Row>> find(String name) {
    try {
      Optional<PinnedTable> pin =
          name.contains("@")
              ? Optional.of(PinnedTable.parse(name))
              : session.tables().findLatest(TableName.parse(name));
      return pin.map(session.tables()::read);
    } catch (IllegalArgumentException e) { // no name of a table
      return Optional.empty();
    }
  }
}
