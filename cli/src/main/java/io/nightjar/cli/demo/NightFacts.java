package io.nightjar.cli.demo;

import io.nightjar.cli.night.NightSummary;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Numbers of a night, out of the manifests of its jobs and from nowhere else. */
final class NightFacts {
  private final NightSummary summary;

  NightFacts(NightSummary summary) {
    this.summary = summary;
  }

  int exitCode() {
    return summary.exitCode();
  }

  /** The sum of a metric over the jobs that measured it. */
  long sum(String metric) {
    return summary.sum(metric);
  }

  /** The sum of a metric that every table has. */
  long sumOfTables(String metric) {
    return summary.sumOfTables(metric);
  }

  /** A metric of one job. */
  Optional<Double> metric(String job, String metric) {
    return summary.manifests().stream()
        .filter(manifest -> manifest.job().equals(job))
        .map(manifest -> manifest.outcome().metrics().get(metric))
        .filter(Objects::nonNull)
        .map(Number::doubleValue)
        .findFirst();
  }

  /** The rows a night's run committed to a table. */
  Optional<TableCommit> commit(TableName table) {
    return summary.manifests().stream()
        .flatMap(manifest -> manifest.outputs().stream())
        .filter(commit -> commit.table().name().equals(table))
        .findFirst();
  }

  /** The job that stopped the night. */
  Optional<RunManifest> stoppedBy() {
    return summary.manifests().stream()
        .filter(manifest -> manifest.outcome().exitCode() != 0)
        .findFirst();
  }

  /** What the stopping job gave as its reason. */
  String reason() {
    return stoppedBy()
        .map(RunManifest::outcome)
        .map(
            outcome -> {
              if (outcome instanceof RunManifest.Rejected rejected) {
                return rejected.reason();
              }
              return outcome instanceof RunManifest.Failed failed ? failed.message() : "";
            })
        .orElse("");
  }

  /** Seconds its jobs took together. */
  double seconds() {
    return summary.manifests().stream()
            .mapToLong(run -> Duration.between(run.startedAt(), run.finishedAt()).toMillis())
            .sum()
        / 1000.0;
  }
}
