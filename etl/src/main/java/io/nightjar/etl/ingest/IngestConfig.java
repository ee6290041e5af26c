package io.nightjar.etl.ingest;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What ingest needs to know.
 *
 * @param sources what to load, in file order
 * @param start first night of the pipeline
 * @param zone its time zone
 */
public record IngestConfig(List<Source> sources, LocalDate start, ZoneId zone) {
  /** Copies the list. */
  public IngestConfig {
    sources = List.copyOf(sources);
  }

  /** The sources among the subjects of the planned job. */
  public static IngestConfig of(Pipeline pipeline, PlannedJob job) {
    List<Source> sources =
        pipeline.sources().stream()
            .filter(source -> job.subjects().contains(source.name()))
            .toList();
    return new IngestConfig(sources, pipeline.start(), pipeline.clock().zone());
  }
}
