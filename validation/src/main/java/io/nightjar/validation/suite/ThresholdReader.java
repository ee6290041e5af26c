package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.rule.Bounds;
import io.nightjar.validation.rule.Constant;
import io.nightjar.validation.suite.Threshold.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads limits in the words of Soda out of an entry of a suite. */
final class ThresholdReader {
  static final List<String> LIMITS =
      List.of(
          "must_be",
          "must_not_be",
          "must_be_greater_than",
          "must_be_greater_than_or_equal",
          "must_be_less_than",
          "must_be_less_than_or_equal",
          "must_be_between",
          "must_be_not_between");
  static final List<String> OTHERS = List.of("metric", "level", "additional");

  private static final String LOW = "greater_than_or_equal";
  private static final String HIGH = "less_than_or_equal";

  private final String path;
  private final BiConsumer<String, String> problems;

  ThresholdReader(String path, BiConsumer<String, String> problems) {
    this.path = path;
    this.problems = problems;
  }

  /** The limits of an entry; none if there are none. */
  List<Threshold> read(JsonNode entry, Severity severity) {
    List<Threshold> thresholds = new ArrayList<>();
    read(entry, path, severity).ifPresent(thresholds::add);
    JsonNode additional = entry.path("additional");
    if (!additional.isMissingNode() && thresholds.isEmpty()) {
      problem(path + "/additional", "\"additional\" needs a first limit beside it");
    } else if (!additional.isMissingNode()) {
      Severity other =
          thresholds.get(0).level() == Severity.CRITICAL ? Severity.WARNING : Severity.CRITICAL;
      String at = path + "/additional";
      List<String> known = new ArrayList<>(LIMITS);
      known.addAll(List.of("metric", "level"));
      Keys.refuseUnknown(
          additional, known, "key", (key, message) -> problem(at + "/" + key, message));
      if (LIMITS.stream().noneMatch(additional::has)) {
        problem(
            at,
            "\"additional\" is an object with a limit, such as \"%s\"".formatted(LIMITS.get(4)));
      }
      read(additional, at, other).ifPresent(thresholds::add);
      if (thresholds.size() == 2 && thresholds.get(0).level() == thresholds.get(1).level()) {
        problem(path + "/additional", "both limits have the same level; leave one out");
      }
    }
    return thresholds;
  }

  private Optional<Threshold> read(JsonNode node, String at, Severity usual) {
    List<String> given = LIMITS.stream().filter(node::has).toList();
    if (given.isEmpty()) {
      OTHERS.stream()
          .filter(key -> node.has(key) && !key.equals("additional"))
          .forEach(
              key ->
                  problem(
                      at + "/" + key, "\"%s\" needs a limit (%s)".formatted(key, LIMITS.get(4))));
      return Optional.empty();
    }
    if (given.size() > 1) {
      problem(at + "/" + given.get(1), "only one limit beside \"%s\"".formatted(given.get(0)));
    }
    String limit = given.get(0);
    return bounds(limit, node.path(limit), at + "/" + limit)
        .map(
            bounds ->
                new Threshold(
                    metric(node.path("metric"), at),
                    level(node.path("level"), usual, at),
                    bounds,
                    !limit.contains("not")));
  }

  private Optional<Bounds> bounds(String limit, JsonNode value, String at) {
    if (limit.endsWith("between")) {
      return between(value, at);
    }
    Optional<Constant> end = number(value, at);
    if (end.isEmpty()) {
      return Optional.empty();
    }
    boolean isStrict = !limit.endsWith("or_equal");
    if (limit.contains("greater")) {
      return Optional.of(new Bounds(end, Optional.empty(), isStrict, false));
    }
    return Optional.of(
        limit.contains("less")
            ? new Bounds(Optional.empty(), end, false, isStrict)
            : new Bounds(end, end, false, false));
  }

  /** A list of two, or an object with the two words of Soda. */
  private Optional<Bounds> between(JsonNode value, String at) {
    Optional<Constant> low = number(value.isArray() ? value.path(0) : value.path(LOW), at);
    Optional<Constant> high = number(value.isArray() ? value.path(1) : value.path(HIGH), at);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    Bounds bounds = new Bounds(low, high, false, false);
    if (value.size() != 2 || !bounds.isInOrder()) {
      problem(at, "\"between\" is a list of two numbers, the smaller one first");
    }
    return Optional.of(bounds);
  }

  private Optional<Constant> number(JsonNode value, String at) {
    if (!Kwargs.isNumber(value)) {
      problem(at, "a limit is a number, and \"between\" a list of two");
      return Optional.empty();
    }
    return Optional.of(new Constant.Number(value.decimalValue()));
  }

  private Metric metric(JsonNode value, String at) {
    String name = value.asText("count");
    if (!name.equals("count") && !name.equals("percent")) {
      problem(at + "/metric", "\"metric\" is count or percent");
    }
    return name.equals("percent") ? Metric.PERCENT : Metric.COUNT;
  }

  private Severity level(JsonNode value, Severity usual, String at) {
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.asText().equals("warn") && !value.asText().equals("fail")) {
      problem(at + "/level", "\"level\" is warn or fail");
    }
    return value.asText().equals("warn") ? Severity.WARNING : Severity.CRITICAL;
  }

  private void problem(String at, String message) {
    problems.accept(at, message);
  }
}
