package io.nightjar.etl.quarantine;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.pipeline.source.Source;
import java.time.LocalDate;

/**
 * Which rows come back, and since when they count as known.
 *
 * @param source whose quarantine it is
 * @param knownFor rows that come back are known at the end of this night
 */
public record ReplayConfig(Source source, LocalDate knownFor) {
  /** The key of the night in the configuration of the job. */
  static final String KNOWN_FOR = "known-for";

  /** The source that is the subject of the job. */
  public static ReplayConfig of(Pipeline pipeline, PlannedJob job) {
    Source source =
        pipeline.sources().stream()
            .filter(each -> job.subjects().contains(each.name()))
            .findFirst()
            .orElseThrow();
    return new ReplayConfig(source, LocalDate.parse(job.config().path(KNOWN_FOR).asText()));
  }
}
