package io.nightjar.core.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifest.Succeeded;

/** The part of a manifest that says how the run ended. */
final class OutcomeJson {
  private OutcomeJson() {}

  static void write(ObjectNode json, Outcome outcome) {
    json.put("status", outcome.status());
    json.put("exit-code", outcome.exitCode());
    if (outcome instanceof Failed failed) {
      json.put("code", failed.code());
      json.put("type", failed.type());
      json.put("message", failed.message());
      return;
    }
    if (outcome instanceof Rejected rejected) {
      json.put("reason", rejected.reason());
    } else if (outcome instanceof Succeeded succeeded) {
      json.put("same-as", succeeded.sameAs());
    }
    Numbers.write(json.putObject("metrics"), outcome.metrics());
    ArrayNode notes = json.putArray("notes");
    outcome.notes().forEach(notes::add);
  }

  static Outcome read(JsonDocument json) {
    String status = json.text("status");
    return switch (status) {
      case "succeeded" ->
          new Succeeded(json.numbers("metrics"), json.texts("notes"), json.text("same-as"));
      case "rejected" ->
          new Rejected(json.numbers("metrics"), json.texts("notes"), json.text("reason"));
      case "failed" ->
          new Failed(
              json.text("code"),
              json.text("type"),
              Math.toIntExact(json.number("exit-code")),
              json.text("message"));
      default -> throw new IllegalArgumentException("outcome.status is unknown: " + status);
    };
  }
}
