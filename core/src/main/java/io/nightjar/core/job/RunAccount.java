package io.nightjar.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Secrets;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.table.TableCommit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known about a run while it runs. */
final class RunAccount {
  private final String runId;
  private final RunRequest request;
  private final String codeVersion;
  private final Instant startedAt;
  private String fingerprint = "";
  private List<CheckResult> checks = List.of();
  private Optional<RunManifest> earlier = Optional.empty();

  RunAccount(String runId, RunRequest request, String codeVersion, Instant startedAt) {
    this.runId = runId;
    this.request = request;
    this.codeVersion = codeVersion;
    this.startedAt = startedAt;
  }

  String runId() {
    return runId;
  }

  RunRequest request() {
    return request;
  }

  String codeVersion() {
    return codeVersion;
  }

  /** The effective configuration of the job, secrets masked. */
  JsonNode config() {
    return Secrets.masked(request.job().config());
  }

  /** Empty until {@link #decide} was called. */
  String fingerprint() {
    return fingerprint;
  }

  /** Notes the digest of everything that decides the result. */
  void decide(String digest) {
    fingerprint = digest;
  }

  /** Notes what expectations found. */
  void found(List<CheckResult> results) {
    checks = List.copyOf(results);
  }

  /** Takes inputs, outputs and models from a run that had done all of it. */
  void takeOver(RunManifest done) {
    earlier = Optional.of(done);
  }

  /** The manifest; a run that got no lease has no doors, and so read and wrote nothing. */
  RunManifest manifest(Optional<RunDoors> doors, Instant finishedAt, Outcome outcome) {
    return new RunManifest(
        runId,
        request.plan().pipeline().name(),
        request.job().name(),
        request.nights(),
        codeVersion,
        fingerprint,
        request.plan().configDigest(),
        config(),
        startedAt,
        finishedAt,
        earlier
            .map(RunManifest::inputs)
            .orElseGet(() -> doors.map(door -> door.tables().inputs()).orElse(List.of())),
        earlier
            .map(RunAccount::foundOutputs)
            .orElseGet(() -> doors.map(door -> door.tables().outputs()).orElse(List.of())),
        earlier
            .map(RunManifest::models)
            .orElseGet(() -> doors.map(door -> door.models().used()).orElse(List.of())),
        doors.map(door -> door.fence().token()).orElse(-1L),
        Map.of(),
        checks,
        outcome);
  }

  private static List<TableCommit> foundOutputs(RunManifest done) {
    return done.outputs().stream().map(TableCommit::found).toList();
  }
}
