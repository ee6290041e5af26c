package io.nightjar.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.core.table.TableCommit;
import io.nightjar.core.table.TableName;
import io.nightjar.core.time.Nights;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Run manifests as JSON: kebab-case keys, {@code format-version} 1, sealed by {@link Seal}. A newer
 * format, a missing key, a value of another type and a broken seal are refused with an {@link
 * IllegalArgumentException} that names the key; unknown keys are ignored, so that later versions
 * may add some.
 */
public final class RunManifestJson {
  private static final int FORMAT_VERSION = 1;

  private RunManifestJson() {}

  /** Writes a manifest, indented. */
  public static String write(RunManifest manifest) {
    ObjectNode json = JsonDocument.newObject(FORMAT_VERSION);
    json.put("run-id", manifest.runId());
    json.put("pipeline", manifest.pipeline());
    json.put("job", manifest.job());
    json.put("nights", manifest.nights().toString());
    json.put("code-version", manifest.codeVersion());
    json.put("fingerprint", manifest.fingerprint());
    json.put("config-digest", manifest.configDigest());
    json.put("started-at", manifest.startedAt().toString());
    json.put("finished-at", manifest.finishedAt().toString());
    json.set("config", manifest.config());
    writePins(json.putArray("inputs"), manifest.inputs());
    writeCommits(json.putArray("outputs"), manifest.outputs());
    ArrayNode models = json.putArray("models");
    manifest.models().forEach(models::add);
    json.put("token", manifest.token());
    ObjectNode release = json.putObject("release");
    manifest.release().forEach((table, version) -> release.put(table.toString(), version));
    CheckResultJson.write(json.putArray("checks"), manifest.checks());
    OutcomeJson.write(json.putObject("outcome"), manifest.outcome());
    return Seal.print(json);
  }

  /**
   * Reads a manifest.
   *
   * @throws IllegalArgumentException if it cannot be understood; the message names the key
   */
  public static RunManifest read(String text) throws JsonProcessingException {
    Seal.check(text);
    JsonDocument json = JsonDocument.parse(text, FORMAT_VERSION);
    return new RunManifest(
        json.text("run-id"),
        json.text("pipeline"),
        json.text("job"),
        Nights.parse(json.text("nights")),
        json.text("code-version"),
        json.text("fingerprint"),
        json.text("config-digest"),
        json.node("config"),
        json.instant("started-at"),
        json.instant("finished-at"),
        json.list("inputs").stream().map(RunManifestJson::readPin).toList(),
        json.list("outputs").stream().map(RunManifestJson::readCommit).toList(),
        json.texts("models"),
        json.number("token"),
        readRelease(json),
        json.list("checks").stream().map(CheckResultJson::read).toList(),
        OutcomeJson.read(json.object("outcome")));
  }

  private static void writePins(ArrayNode array, List<PinnedTable> pins) {
    for (PinnedTable pin : pins) {
      array.addObject().put("table", pin.name().toString()).put("version", pin.version());
    }
  }

  private static void writeCommits(ArrayNode array, List<TableCommit> commits) {
    for (TableCommit commit : commits) {
      array
          .addObject()
          .put("table", commit.table().name().toString())
          .put("version", commit.table().version())
          .put("is-new", commit.isNew())
          .put("rows", commit.rows())
          .put("digest", commit.digest())
          .put("is-whole", commit.isWhole());
    }
  }

  private static Map<TableName, Long> readRelease(JsonDocument json) {
    Map<TableName, Long> release = new TreeMap<>();
    json.numbers("release")
        .forEach((table, version) -> release.put(TableName.parse(table), version.longValue()));
    return release;
  }

  private static PinnedTable readPin(JsonDocument json) {
    return new PinnedTable(TableName.parse(json.text("table")), json.number("version"));
  }

  private static TableCommit readCommit(JsonDocument json) {
    return new TableCommit(
        readPin(json),
        json.flag("is-new"),
        json.number("rows"),
        json.text("digest"),
        json.flag("is-whole"));
  }
}
