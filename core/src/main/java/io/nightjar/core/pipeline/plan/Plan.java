package io.nightjar.core.pipeline.plan;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.TableSpec;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline resolved into jobs, in an order that works.
 *
 * @param pipeline what was planned
 * @param jobs in order
 * @param configDigest SHA-256 over the effective configuration with its SQL and suites
 */
public record Plan(Pipeline pipeline, List<PlannedJob> jobs, String configDigest) {
  private static final String FEATURES = "build-features";
  private static final String TRAIN = "train";
  private static final Set<String> LOOKING_BACK = Set.of(FEATURES, "score");

  /** Copies the list. */
  public Plan {
    jobs = List.copyOf(jobs);
  }

  /** The jobs up to the published tables: all before the first that looks back on them. */
  public List<PlannedJob> tableJobs() {
    return jobs.stream().takeWhile(job -> !job.job().equals(FEATURES)).toList();
  }

  /** The jobs that every night needs: all but the training, which has its own schedule. */
  public List<PlannedJob> nightlyJobs() {
    return jobs.stream().filter(job -> !job.job().equals(TRAIN)).toList();
  }

  /** The job that completes a night; empty for a plan without nightly jobs. */
  public Optional<PlannedJob> closingJob() {
    List<PlannedJob> nightly = nightlyJobs();
    return nightly.isEmpty() ? Optional.empty() : Optional.of(nightly.get(nightly.size() - 1));
  }

  /** The job that looks back on the tables, if the pipeline has features. */
  public Optional<PlannedJob> featureJob() {
    return jobs.stream().filter(job -> job.job().equals(FEATURES)).findFirst();
  }

  /**
   * Whether a job looks at other nights than its own, and so could do it with later knowledge:
   * features, scoring, and aggregates by date.
   */
  public boolean looksBack(PlannedJob job) {
    return LOOKING_BACK.contains(job.job())
        || pipeline.tables().stream()
            .filter(table -> table.policy().isByDate())
            .map(TableSpec::name)
            .map(TableName::toString)
            .anyMatch(job.subjects()::contains);
  }

  /** What the rows of a table are checked for, as far as its rules ask. */
  public Optional<Purpose> purpose(TableName table) {
    return jobs.stream().flatMap(job -> job.purpose(table).stream()).findFirst();
  }

  /** The job of that name; fails with exit code 10 and the known names. */
  public PlannedJob job(String name) {
    return jobs.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                CoreErrors.invalidArgument(
                    "Pipeline %s has no job %s. Its jobs: %s."
                        .formatted(
                            pipeline.name(),
                            name,
                            String.join(", ", jobs.stream().map(PlannedJob::name).toList()))));
  }
}
