package io.nightjar.core.job;

import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The versions of all tables that belong together when a night is finished: those that its newest
 * succeeded runs wrote or read. Where they name several of one table, because history was put right
 * in between, the newest.
 */
final class ReleaseCut {
  private final RunManifests manifests;
  private final RunRequest request;

  ReleaseCut(RunManifests manifests, RunRequest request) {
    this.manifests = manifests;
    this.request = request;
  }

  /**
   * The manifest with the release if its run has completed its night: it is the last of the plan
   * that every night needs, has succeeded, and was not a repetition.
   */
  RunManifest seal(RunManifest manifest) {
    boolean isNew = manifest.outcome() instanceof Succeeded done && done.sameAs().isEmpty();
    boolean isLast =
        request.plan().closingJob().map(PlannedJob::name).equals(Optional.of(manifest.job()));
    return isNew && isLast ? manifest.completing(versions(manifest)) : manifest;
  }

  private Map<TableName, Long> versions(RunManifest last) {
    Map<TableName, Long> versions = new TreeMap<>();
    for (RunManifest run : newest(last)) {
      Stream.concat(run.inputs().stream(), run.outputs().stream().map(TableCommit::table))
          .filter(pin -> !pin.name().isStage())
          .forEach(pin -> versions.merge(pin.name(), pin.version(), Math::max));
    }
    return versions;
  }

  /** The newest succeeded run of each job that a night needs. */
  private List<RunManifest> newest(RunManifest last) {
    Plan plan = request.plan();
    List<RunManifest> runs = new ArrayList<>();
    for (PlannedJob job : plan.nightlyJobs()) {
      manifests
          .findSucceeded(plan.pipeline().name(), job.name(), last.nights())
          .ifPresent(runs::add);
    }
    runs.add(last);
    return runs;
  }
}
