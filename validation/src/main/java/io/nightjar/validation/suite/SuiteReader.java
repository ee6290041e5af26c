package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.validation.json.LinedJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one suite and collects every problem with its line. */
final class SuiteReader {
  private static final List<String> SUITE_KEYS =
      List.of("name", "id", "expectations", "suite_parameters", "meta", "notes", "data_asset_type");

  private final Suite suite;
  private final Map<String, JsonNode> parameters;
  private final List<String> problems;
  private final LinedJson document;

  /**
   * Prepares to read.
   *
   * @param suite file and text
   * @param parameters values that replace those of the suite's own {@code suite_parameters}
   * @param problems where problems go, each {@code file:line: message}
   */
  SuiteReader(Suite suite, Map<String, JsonNode> parameters, List<String> problems) {
    this.suite = suite;
    this.parameters = parameters;
    this.problems = problems;
    this.document = SuiteText.read(suite.file(), suite.text(), problems);
  }

  /** The expectations that could be understood. */
  SuiteSpec spec() {
    List<Expectation> expectations = SuiteText.isObject(document) ? expectations() : List.of();
    if (document.root() != null && !document.root().isObject()) {
      problem("", "a suite is an object with a list \"expectations\"");
    }
    String name = document.root() == null ? "" : document.root().path("name").asText("");
    return new SuiteSpec(
        suite.file(),
        name.isEmpty() ? suite.file() : name,
        Fingerprints.of(expectations.stream().map(Expectation::fingerprint).toList()),
        expectations,
        List.of());
  }

  private List<Expectation> expectations() {
    JsonNode root = document.root();
    JsonNode list = root.path("expectations");
    Keys.refuseUnknown(root, SUITE_KEYS, "key", (key, message) -> problem("/" + key, message));
    if (!root.path("name").isMissingNode() && !root.path("name").isTextual()) {
      problem("/name", "\"name\" must be a text");
    }
    if (!isObjectOrNothing(root.path("suite_parameters"))) {
      problem("/suite_parameters", "\"suite_parameters\" must be an object");
    }
    if (!list.isArray()) {
      if (problems.isEmpty()) {
        problem("", "a suite is an object with a list \"expectations\"");
      }
      return List.of();
    }
    SuiteParameters values = new SuiteParameters(root.path("suite_parameters"), parameters);
    List<Expectation> expectations = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (int i = 0; i < list.size(); i++) {
      String path = "/expectations/" + i;
      ExpectationReader reader = new ExpectationReader(path, values, document, this::problem);
      reader
          .read(list.get(i))
          .ifPresent(expectation -> add(expectation, path, expectations, lines));
    }
    return expectations;
  }

  private void add(
      Expectation expectation,
      String path,
      List<Expectation> expectations,
      Map<String, Integer> lines) {
    Integer first = lines.putIfAbsent(expectation.fingerprint(), expectation.line());
    if (first != null) {
      problem(path, "repeats the expectation of line " + first + "; remove one");
    }
    expectations.add(expectation);
  }

  private static boolean isObjectOrNothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || node.isObject();
  }

  private void problem(String path, String message) {
    problems.add("%s:%d: %s".formatted(suite.file(), document.line(path), Sentence.of(message)));
  }
}
