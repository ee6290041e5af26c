package io.nightjar.core.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.table.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The part of a manifest that says what expectations found. */
final class CheckResultJson {
  private CheckResultJson() {}

  static void write(ArrayNode array, List<CheckResult> checks) {
    for (CheckResult check : checks) {
      ObjectNode json = array.addObject();
      json.put("table", check.table().toString()).put("night", check.night().toString());
      json.put("version", check.version());
      write(json, check.rule());
      json.put("outcome", check.outcome().toString());
      check.counts().ifPresent(counts -> write(json.putObject("counts"), counts));
      check.observed().ifPresent(observed -> json.put("observed", Double.toString(observed)));
      json.put("expected", check.expected()).put("finding", check.finding());
    }
  }

  private static void write(ObjectNode json, Rule rule) {
    json.put("suite", rule.suite()).put("line", rule.line());
    json.put("rule", rule.fingerprint()).put("suite-digest", rule.suiteDigest());
    json.put("type", rule.type());
    ArrayNode columns = json.putArray("columns");
    rule.columns().forEach(columns::add);
    json.put("description", rule.description());
    json.put("severity", rule.severity().toString()).put("action", rule.action().toString());
  }

  private static void write(ObjectNode json, Counts counts) {
    json.put("elements", counts.elements()).put("unexpected", counts.unexpected());
    counts.missing().ifPresent(missing -> json.put("missing", missing));
  }

  static CheckResult read(JsonDocument json) {
    return new CheckResult(
        TableName.parse(json.text("table")),
        LocalDate.parse(json.text("night")),
        readRule(json),
        Outcome.valueOf(name(json, "outcome")),
        json.has("counts") ? Optional.of(readCounts(json.object("counts"))) : Optional.empty(),
        json.has("observed")
            ? OptionalDouble.of(Double.parseDouble(json.text("observed")))
            : OptionalDouble.empty(),
        json.text("expected"),
        json.text("finding"),
        json.number("version"));
  }

  private static Rule readRule(JsonDocument json) {
    return new Rule(
        json.text("suite"),
        Math.toIntExact(json.number("line")),
        json.text("rule"),
        json.text("suite-digest"),
        json.text("type"),
        json.texts("columns"),
        json.text("description"),
        Severity.valueOf(name(json, "severity")),
        Action.valueOf(name(json, "action")));
  }

  private static Counts readCounts(JsonDocument json) {
    OptionalLong missing =
        json.has("missing") ? OptionalLong.of(json.number("missing")) : OptionalLong.empty();
    return new Counts(json.number("elements"), missing, json.number("unexpected"));
  }

  private static String name(JsonDocument json, String key) {
    return json.text(key).toUpperCase(Locale.ROOT);
  }
}
