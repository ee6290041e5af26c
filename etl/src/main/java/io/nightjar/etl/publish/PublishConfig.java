package io.nightjar.etl.publish;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.PlannedJob;
import io.nightjar.core.table.TableName;
import java.util.List;

/**
 * What publish needs to know.
 *
 * @param tables the tables whose stages were accepted
 */
public record PublishConfig(List<TableName> tables) {
  /** Copies the list. */
  public PublishConfig {
    tables = List.copyOf(tables);
  }

  /** The subjects of the planned job. */
  public static PublishConfig of(Pipeline pipeline, PlannedJob job) {
    return new PublishConfig(
        job.subjects().stream().map(TableName::parse).map(TableName::published).toList());
  }
}
