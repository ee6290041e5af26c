package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.internal.delta.DeltaTables;
import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.core.pipeline.Use;
import io.nightjar.core.pipeline.plan.PlannedJob;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.run.RunManifests;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which versions a run reads: those that the newest succeeded manifest of the job that
 * makes them names for the same nights; the newest of the table where the plan names no job. A job
 * that looks back on earlier nights takes the newest as well if any of those has changed since: a
 * night run again sees the history as it has been put right. Tables of other pipelines are read as
 * those have released them. A run with the knowledge of a later night takes the newest of all.
 *
 * <p>A stage waits for its audit. Its pin is only given if the last word of every job before this
 * one that looked at exactly that version was success.
 */
final class PinResolver {
  private static final Set<String> LOOK_BACK = Set.of("build-features", "train");

  private final RunManifests manifests;
  private final DeltaTables tables;

  PinResolver(RunManifests manifests, DeltaTables tables) {
    this.manifests = manifests;
    this.tables = tables;
  }

  /** Fails with exit code 10 if a job that must have succeeded has not. */
  Pins resolve(RunRequest request) {
    List<RunManifest> runs = manifests.of(request.plan().pipeline().name(), request.nights());
    for (String before : request.job().after()) {
      upstream(runs, before, "", request);
    }
    List<PinnedTable> pins = new ArrayList<>();
    for (Map.Entry<TableName, String> input : request.job().inputs().entrySet()) {
      find(runs, input.getKey(), input.getValue(), request).ifPresent(pins::add);
    }
    pins.stream()
        .filter(pin -> pin.name().isStage())
        .forEach(pin -> checkAccepted(runs, pin, request));
    return new Pins(pins);
  }

  private Optional<PinnedTable> find(
      List<RunManifest> runs, TableName table, String maker, RunRequest request) {
    if (maker.isEmpty()) {
      return tables.findLatest(table);
    }
    if (maker.startsWith(Use.RELEASE)) {
      return Optional.of(released(table, request));
    }
    if (request.job().knownBy().isPresent() && !table.isStage()) {
      return tables.findLatest(table);
    }
    Optional<TableCommit> made =
        upstream(runs, maker, table.toString(), request).outputs().stream()
            .filter(commit -> commit.table().name().equals(table))
            .findFirst();
    return made.isPresent() && hasOtherHistory(made.get(), request)
        ? tables.findLatest(table)
        : made.map(TableCommit::table);
  }

  private PinnedTable released(TableName table, RunRequest request) {
    Pipeline user = request.plan().pipeline();
    Use use =
        user.uses().stream().filter(each -> each.table().equals(table)).findFirst().orElseThrow();
    LocalDate night = request.job().knownBy().orElse(request.nights().to());
    return new Releases(manifests).of(use, user, night);
  }

  private boolean hasOtherHistory(TableCommit made, RunRequest request) {
    Nights history = new Nights(LocalDate.EPOCH, request.nights().to());
    return LOOK_BACK.contains(request.job().job()) && !tables.holds(made, history);
  }

  private static RunManifest upstream(
      List<RunManifest> runs, String job, String table, RunRequest request) {
    return runs.stream()
        .filter(run -> run.job().equals(job) && run.outcome() instanceof Succeeded)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> CoreErrors.upstreamRunMissing(job, table, request.nights().toString()));
  }

  private static void checkAccepted(List<RunManifest> runs, PinnedTable pin, RunRequest request) {
    PlannedJob job = request.job();
    String maker = job.inputs().get(pin.name());
    for (String before : job.after()) {
      if (!before.equals(maker) && !isAccepted(runs, before, pin)) {
        throw CoreErrors.upstreamRunMissing(before, pin.toString(), request.nights().toString());
      }
    }
  }

  private static boolean isAccepted(List<RunManifest> runs, String job, PinnedTable pin) {
    return runs.stream()
        .filter(run -> run.job().equals(job) && !(run.outcome() instanceof Failed))
        .filter(run -> run.inputs().contains(pin))
        .reduce((earlier, later) -> later)
        .filter(run -> run.outcome() instanceof Succeeded)
        .isPresent();
  }
}
