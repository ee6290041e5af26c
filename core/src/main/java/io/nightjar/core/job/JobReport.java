package io.nightjar.core.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.maintain.MaintenanceReport;
import io.nightjar.core.run.JsonDocument;
import io.nightjar.core.run.Numbers;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.table.TableCommit;
import java.time.LocalDate;
import java.util.List;

/**
 * The account of a run for a scheduler: small, and whole without the lake. The manifest it names is
 * the truth; the run key says what was worked on, and is the same for every repetition.
 */
final class JobReport {
  private static final int FORMAT_VERSION = 1;

  private final LakeSession session;
  private final String askedBy;

  JobReport(LakeSession session, String askedBy) {
    this.session = session;
    this.askedBy = askedBy;
  }

  String of(RunManifest manifest) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    LeaseKey key = new LeaseKey(manifest.pipeline(), manifest.job(), manifest.nights());
    json.put("run-key", key.toString());
    json.put("run-id", manifest.runId());
    json.put("asked-by", askedBy);
    json.put("pipeline", manifest.pipeline());
    json.put("job", manifest.job());
    json.put("from", manifest.nights().from().toString());
    json.put("to", manifest.nights().to().toString());
    outcome(json, manifest.outcome());
    Numbers.write(json.putObject("metrics"), manifest.outcome().metrics());
    json.put("manifest", session.manifests().path(manifest));
    json.putArray("inputs");
    manifest
        .inputs()
        .forEach(
            pin ->
                json.withArray("/inputs")
                    .addObject()
                    .put("table", pin.name().toString())
                    .put("version", pin.version()));
    json.putArray("outputs");
    manifest.outputs().forEach(commit -> output(json, commit));
    json.putArray("models");
    manifest.models().forEach(json.withArray("/models")::add);
    ObjectNode release = json.putObject("release");
    manifest.release().forEach((table, version) -> release.put(table.toString(), version));
    return JsonDocument.print(json);
  }

  static String of(MaintenanceReport done, String askedBy) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("asked-by", askedBy);
    json.put("to", done.date().toString());
    json.put("verdict", done.exitCode() == 0 ? "succeeded" : "failed");
    json.put("exit-code", done.exitCode());
    json.put("tables", done.tables().size());
    json.put("failures", done.failures().size());
    return JsonDocument.print(json);
  }

  static String of(LocalDate night, List<String> told, String askedBy) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("asked-by", askedBy);
    json.put("to", night.toString());
    json.put("verdict", "succeeded");
    json.put("exit-code", 0);
    told.forEach(json.withArray("/notes")::add);
    return JsonDocument.print(json);
  }

  private static void outcome(ObjectNode json, Outcome outcome) {
    json.put("verdict", outcome.status());
    json.put("exit-code", outcome.exitCode());
    if (outcome instanceof Succeeded done && !done.sameAs().isEmpty()) {
      json.put("same-as", done.sameAs());
    } else if (outcome instanceof Rejected rejected) {
      json.put("message", rejected.reason());
    } else if (outcome instanceof Failed failed) {
      json.put("message", failed.message());
    }
  }

  private void output(ObjectNode json, TableCommit commit) {
    json.withArray("/outputs")
        .addObject()
        .put("table", commit.table().name().toString())
        .put("version", commit.table().version())
        .put("table-id", session.tableId(commit.table().name()))
        .put("rows", commit.rows())
        .put("is-new", commit.isNew());
  }
}
