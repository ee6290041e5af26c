package io.nightjar.validation.checks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Nearest;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.validation.json.LinedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the JSON of one suite and collects every problem with its line. */
final class SuiteReader {
  private static final List<String> SUITE_KEYS =
      List.of("name", "id", "expectations", "suite_parameters", "meta", "notes");
  private static final List<String> KEYS =
      List.of(
          "type",
          "kwargs",
          "meta",
          "id",
          "description",
          "notes",
          "severity",
          "windows",
          "rendered_content",
          "expectation_context");

  private final Suite suite;
  private final List<String> problems;
  private LinedJson json = new LinedJson(null, Map.of());

  SuiteReader(Suite suite, List<String> problems) {
    this.suite = suite;
    this.problems = problems;
  }

  /** The expectations that could be understood. */
  List<Expectation> expectations() {
    try {
      json = LinedJson.parse(suite.json());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      problems.add("%s:%d: not valid JSON: %s".formatted(suite.file(), line, firstLine(e)));
      return List.of();
    }
    JsonNode list = json.root().path("expectations");
    if (!json.root().isObject() || !list.isArray()) {
      problem("", "a suite is an object with a list \"expectations\"");
      return List.of();
    }
    unknownKeys(json.root(), "", SUITE_KEYS);
    if (!json.root().path("suite_parameters").isEmpty()) {
      problem("/suite_parameters", "suite parameters are not supported; write the values in place");
    }
    return readAll(list);
  }

  private List<Expectation> readAll(JsonNode list) {
    List<Expectation> expectations = new ArrayList<>();
    Map<CheckSpec, Integer> lines = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String path = "/expectations/" + i;
      read(list.get(i), path)
          .ifPresent(
              expectation -> {
                expectations.add(expectation);
                Integer first = lines.putIfAbsent(expectation.spec(), expectation.line());
                if (first != null) {
                  problem(path, "repeats the expectation of line " + first + "; remove one");
                }
              });
    }
    return expectations;
  }

  private Optional<Expectation> read(JsonNode entry, String path) {
    if (!entry.isObject() || !entry.path("type").isTextual()) {
      problem(path, "an expectation is an object with \"type\" and \"kwargs\"");
      return Optional.empty();
    }
    unknownKeys(entry, path, KEYS);
    if (!entry.path("windows").isEmpty()) {
      problem(path + "/windows", "windows are not supported");
    }
    String type = entry.path("type").textValue();
    Optional<CheckType> known = CheckType.find(type);
    if (known.isEmpty()) {
      problem(path + "/type", CheckType.unknown(type));
      return Optional.empty();
    }
    Severity severity = severity(entry.path("severity"), path + "/severity");
    Kwargs kwargs = new Kwargs(entry.path("kwargs"), path + "/kwargs", this::problem);
    return known
        .flatMap(check -> check.read(kwargs))
        .map(spec -> expectation(entry, json.line(path), severity, spec));
  }

  private static Expectation expectation(
      JsonNode entry, int line, Severity severity, CheckSpec spec) {
    return new Expectation(
        entry.path("type").textValue(),
        spec,
        severity,
        line,
        entry.path("id").asText(""),
        entry.path("description").asText(""),
        entry.path("meta"));
  }

  private Severity severity(JsonNode value, String path) {
    if (value.isMissingNode() || value.isNull()) {
      return Severity.CRITICAL;
    }
    Optional<Severity> severity = Severity.parse(value.asText());
    if (severity.isEmpty()) {
      problem(
          path,
          "unknown severity \"%s\"%s"
              .formatted(value.asText(), Nearest.hint(value.asText(), Severity.names())));
    }
    return severity.orElse(Severity.CRITICAL);
  }

  private void unknownKeys(JsonNode object, String path, List<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                problem(
                    path + "/" + key,
                    "unknown key \"%s\"%s".formatted(key, Nearest.hint(key, known)));
              }
            });
  }

  private void problem(String path, String message) {
    problems.add("%s:%d: %s".formatted(suite.file(), json.line(path), message));
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }
}
