package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.core.config.Nearest;
import io.nightjar.validation.anomaly.Anomaly;
import io.nightjar.validation.anomaly.Anomaly.Strategy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** Reads {@code anomaly} of an entry of a suite. */
final class AnomalyReader {
  private static final List<String> KEYS = List.of("strategy", "below", "above", "after");

  private final String path;
  private final BiConsumer<String, String> problems;

  AnomalyReader(String path, BiConsumer<String, String> problems) {
    this.path = path;
    this.problems = problems;
  }

  Optional<Anomaly> read(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    List<String> names = Arrays.stream(Strategy.values()).map(Strategy::toString).toList();
    String name = node.path("strategy").asText("");
    Optional<Strategy> strategy =
        Arrays.stream(Strategy.values()).filter(known -> known.toString().equals(name)).findAny();
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!KEYS.contains(key)) {
                problem("/" + key, "unknown key \"%s\"%s".formatted(key, Nearest.hint(key, KEYS)));
              }
            });
    if (strategy.isEmpty()) {
      problem("/strategy", "\"strategy\" is one of " + String.join(", ", names));
    }
    return strategy.flatMap(known -> read(node, known));
  }

  private Optional<Anomaly> read(JsonNode node, Strategy strategy) {
    OptionalDouble below = number(node, "below");
    OptionalDouble above = number(node, "above");
    boolean isForecast = strategy == Strategy.HOLT_WINTERS;
    if (isForecast == (below.isPresent() || above.isPresent())) {
      problem(
          "",
          isForecast
              ? "holt_winters finds its limits itself; leave out \"below\" and \"above\""
              : "one of \"below\" and \"above\" is needed");
      return Optional.empty();
    }
    int after = node.path("after").asInt(strategy.usualAfter());
    if (after < strategy.usualAfter() && (isForecast || after < 1)) {
      problem("/after", "\"after\" must be at least " + strategy.usualAfter());
      return Optional.empty();
    }
    return Optional.of(new Anomaly(strategy, below, above, after));
  }

  private OptionalDouble number(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber() || value.doubleValue() < 0) {
      problem("/" + key, "\"%s\" must be a number from 0".formatted(key));
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value.doubleValue());
  }

  private void problem(String at, String message) {
    problems.accept(path + "/anomaly" + at, message);
  }
}
