package io.nightjar.validation.suite;

import static io.nightjar.validation.suite.Threshold.Metric.PERCENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.pipeline.plan.Purpose;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.json.LinedJson;
import io.nightjar.validation.rule.RowCondition;
import io.nightjar.validation.rule.RowRule;
import io.nightjar.validation.rule.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Reads one entry of a suite. */
final class ExpectationReader {
  private static final String STOP = "stop";
  private static final Action[] ACTIONS = {Action.REPORT, Action.QUARANTINE};

  private static final List<String> KEYS =
      List.of(
          "type",
          "kwargs",
          "meta",
          "id",
          "description",
          "notes",
          "severity",
          "action",
          "anomaly",
          PurposeReader.KEY,
          "windows",
          "rendered_content",
          "expectation_context");

  private final String path;
  private final SuiteParameters parameters;
  private final LinedJson document;
  private final BiConsumer<String, String> problems;

  ExpectationReader(
      String path,
      SuiteParameters parameters,
      LinedJson document,
      BiConsumer<String, String> problems) {
    this.path = path;
    this.parameters = parameters;
    this.document = document;
    this.problems = problems;
  }

  private static boolean isNone(JsonNode node) {
    return node.isArray() && node.isEmpty();
  }

  Optional<Expectation> read(JsonNode written) {
    JsonNode type =
        written.path("type").isMissingNode()
            ? written.path("expectation_type")
            : written.path("type");
    if (!written.isObject() || !type.isTextual()) {
      problem("", "an expectation is an object with \"type\" and \"kwargs\"");
      return Optional.empty();
    }
    unknownKeys(written);
    if (written.has("type") && written.has("expectation_type")) {
      problem(
          "/expectation_type", "\"expectation_type\" is the old name of \"type\"; leave it out");
    }
    refuse(
        written,
        "windows",
        ExpectationReader::isNone,
        "windows are not supported; write the limits as numbers");
    refuse(written, "description", JsonNode::isTextual, "\"description\" must be a text");
    refuse(written, "id", JsonNode::isTextual, "\"id\" must be a text");
    refuse(written, "meta", JsonNode::isObject, "\"meta\" must be an object");
    Optional<TypeSpec> known = KnownTypes.find(type.textValue());
    if (known.isEmpty()) {
      problem("/type", KnownTypes.unknown(type.textValue()));
      return Optional.empty();
    }
    return read(filled(written), known.get());
  }

  private Optional<Expectation> read(ObjectNode entry, TypeSpec type) {
    Severity severity = word(entry, "severity", Severity.values(), Severity.CRITICAL);
    Action action = action(entry, severity);
    List<Threshold> thresholds = new ThresholdReader(path, problems).read(entry, severity);
    Kwargs kwargs = new Kwargs(entry.path("kwargs"), path + "/kwargs", problems);
    Optional<RowCondition> rows =
        type.hasRowCondition()
            ? new RowConditionReader(kwargs, key -> document.line(path + "/kwargs/" + key)).read()
            : Optional.empty();
    Optional<Rule> rule = type.read(kwargs);
    if (!type.countsRows() && thresholds.stream().anyMatch(limit -> limit.metric() == PERCENT)) {
      problem("/metric", "\"percent\" needs a rule about rows; here only \"count\" has a meaning");
    }
    Set<Purpose> purposes = purposes(entry, action);
    rule.ifPresent(known -> check(known, action, thresholds, kwargs));
    return rule.map(
        known ->
            new Expectation(
                type.type(),
                known,
                rows,
                purposes,
                thresholds,
                new AnomalyReader(path, problems).read(entry.path("anomaly")),
                severity,
                action,
                entry,
                document.line(path),
                Fingerprints.of(type.type(), entry)));
  }

  /** {@code stop} is what critical rules do anyway; the word may be written out. */
  private Action action(ObjectNode entry, Severity severity) {
    if (!entry.path("action").asText("").equals(STOP)) {
      return word(entry, "action", ACTIONS, Action.REPORT);
    }
    if (severity != Severity.CRITICAL) {
      problem("/action", "\"stop\" is for critical rules; say severity: critical, or leave it out");
    }
    return Action.REPORT;
  }

  private Set<Purpose> purposes(JsonNode entry, Action action) {
    Set<Purpose> purposes = new PurposeReader(path, problems).read(entry);
    if (action == Action.QUARANTINE && !purposes.isEmpty()) {
      problem("/action", "\"quarantine\" moves rows for good; leave out \"environments\" here");
    }
    return purposes;
  }

  private void check(Rule rule, Action action, List<Threshold> thresholds, Kwargs kwargs) {
    if (action == Action.QUARANTINE && !(rule instanceof RowRule)) {
      problem(
          "/action", "\"quarantine\" needs a rule that a single row can break; leave it out here");
    }
    if (!thresholds.isEmpty() && kwargs.find("mostly").isPresent()) {
      problem("/kwargs/mostly", "\"mostly\" and a limit decide the same; leave one out");
    }
  }

  /** The entry with the values of its parameters. */
  private ObjectNode filled(JsonNode written) {
    ObjectNode entry = written.deepCopy();
    if (entry.has("kwargs")) {
      entry.set(
          "kwargs", parameters.fill(entry.get("kwargs"), message -> problem("/kwargs", message)));
    }
    return entry;
  }

  private <E extends Enum<E>> E word(JsonNode entry, String key, E[] words, E usual) {
    JsonNode value = entry.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return usual;
    }
    for (E word : words) {
      if (word.toString().equals(value.asText())) {
        return word;
      }
    }
    List<String> names = Arrays.stream(words).map(Enum::toString).toList();
    problem(
        "/" + key,
        "unknown %s \"%s\"%s".formatted(key, value.asText(), Nearest.hint(value.asText(), names)));
    return usual;
  }

  private void unknownKeys(JsonNode entry) {
    List<String> known = new ArrayList<>(KEYS);
    known.addAll(ThresholdReader.LIMITS);
    known.addAll(ThresholdReader.OTHERS);
    known.add("expectation_type");
    Keys.refuseUnknown(entry, known, "key", (key, message) -> problem("/" + key, message));
  }

  /** A problem if there is a value of another kind. */
  private void refuse(JsonNode entry, String key, Predicate<JsonNode> kind, String message) {
    JsonNode value = entry.path(key);
    if (!value.isMissingNode() && !value.isNull() && !kind.test(value)) {
      problem("/" + key, message);
    }
  }

  private void problem(String at, String message) {
    problems.accept(path + at, message);
  }
}
