package io.nightjar.validation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.nightjar.validation.rule.Bounds;
import io.nightjar.validation.rule.Constant;
import io.nightjar.validation.rule.DivergenceRules;
import io.nightjar.validation.rule.Partition;
import io.nightjar.validation.rule.QuantileRules;
import io.nightjar.validation.rule.Rule;
import io.nightjar.validation.rule.SpreadRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the arguments of rules about distributions. */
final class Distributions {
  private static final double ROUNDING = 1e-3;
  private static final String PARTITION = "partition_object";
  private static final List<String> PARTS = List.of("values", "bins", "weights", "tail_weights");

  private Distributions() {}

  static Rule quantiles(Kwargs kwargs) {
    String key = "quantile_ranges";
    if (kwargs.flag("allow_relative_error", false)) {
      kwargs.problem("allow_relative_error", "\"allow_relative_error\" can only be false");
    }
    JsonNode ranges = kwargs.find(key).orElse(MissingNode.getInstance());
    Keys.refuseUnknown(
        ranges,
        List.of("quantiles", "value_ranges"),
        "key",
        (inner, message) -> kwargs.problem(key, message));
    List<Double> quantiles = numbers(ranges.path("quantiles"));
    List<Bounds> bounds = new ArrayList<>();
    ranges.path("value_ranges").forEach(range -> bounds.add(range(kwargs, key, range)));
    boolean areShares = quantiles.stream().allMatch(share -> share >= 0 && share <= 1);
    if (quantiles.isEmpty() || quantiles.size() != bounds.size() || !areShares) {
      kwargs.problem(
          key,
          "\"%s\" has \"quantiles\" from 0 to 1 and as many \"value_ranges\" [low, high]"
              .formatted(key));
    }
    return QuantileRules.between(kwargs.column(), quantiles, bounds);
  }

  private static Bounds range(Kwargs kwargs, String key, JsonNode range) {
    boolean isFine =
        range.size() == 2 && Kwargs.isListOf(range, end -> Kwargs.isNumber(end) || end.isNull());
    if (!isFine) {
      kwargs.problem(key, "a range is a list of two numbers or nulls");
      return Bounds.OPEN;
    }
    Bounds bounds = new Bounds(end(range.get(0)), end(range.get(1)), false, false);
    if (!bounds.isInOrder()) {
      kwargs.problem(key, "a range must not begin above its end");
    }
    return bounds;
  }

  private static Optional<Constant> end(JsonNode end) {
    return end.isNull() ? Optional.empty() : Optional.of(new Constant.Number(end.decimalValue()));
  }

  static Rule outliers(Kwargs kwargs) {
    double multiplier = kwargs.number("multiplier", 1.5);
    return kwargs.choice("method", "iqr", "std").equals("iqr")
        ? SpreadRules.withinFences(kwargs.column(), multiplier, kwargs.mostly())
        : SpreadRules.withinDeviations(kwargs.column(), multiplier, kwargs.mostly());
  }

  static Rule divergence(Kwargs kwargs) {
    JsonNode node = kwargs.find(PARTITION).orElse(MissingNode.getInstance());
    Keys.refuseUnknown(node, PARTS, "key", (inner, message) -> kwargs.problem(PARTITION, message));
    List<Double> weights = numbers(node.path("weights"));
    List<Double> tails = numbers(node.path("tail_weights"));
    List<Constant> values = new ArrayList<>();
    node.path("values").forEach(value -> values.add(kwargs.constantOrNothing(PARTITION, value)));
    Partition partition =
        new Partition(
            values,
            numbers(node.path("bins")),
            weights,
            isAbsent(node.path("tail_weights")) ? Optional.empty() : Optional.of(tails));
    check(kwargs, partition);
    double threshold = kwargs.number("threshold").doubleValue();
    return DivergenceRules.atMost(
        kwargs.column(),
        partition,
        threshold,
        share(kwargs, "tail_weight_holdout"),
        share(kwargs, "internal_weight_holdout"));
  }

  private static double share(Kwargs kwargs, String key) {
    double share = kwargs.number(key, 0);
    if (share < 0 || share > 1) {
      kwargs.problem(key, "\"%s\" must be a number from 0 to 1".formatted(key));
    }
    return share;
  }

  private static void check(Kwargs kwargs, Partition partition) {
    if (partition.weights().isEmpty() || !hasShape(partition)) {
      kwargs.problem(
          PARTITION,
          "\"%s\" has \"values\" and as many \"weights\", or ascending \"bins\" and one less"
              .formatted(PARTITION));
      return;
    }
    List<Double> all = new ArrayList<>(partition.weights());
    all.addAll(partition.tails().orElse(List.of()));
    double sum = all.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > ROUNDING || all.stream().anyMatch(weight -> weight < 0)) {
      kwargs.problem(
          PARTITION,
          "the weights of \"%s\" must be 0 or more and add up to 1".formatted(PARTITION));
    }
    if (partition.isContinuous() && !kwargs.flag("bucketize_data", true)) {
      kwargs.problem("bucketize_data", "\"bucketize_data\" must be true for \"bins\"");
    }
  }

  private static boolean hasShape(Partition partition) {
    int weights = partition.weights().size();
    return partition.isContinuous()
        ? partition.values().isEmpty()
            && partition.bins().size() == weights + 1
            && isAscending(partition.bins())
            && partition.tails().map(List::size).orElse(2) == 2
        : partition.values().size() == weights && partition.tails().isEmpty();
  }

  private static boolean isAbsent(JsonNode node) {
    return node.isMissingNode() || node.isNull();
  }

  private static boolean isAscending(List<Double> bins) {
    for (int i = 1; i < bins.size(); i++) {
      if (bins.get(i) <= bins.get(i - 1)) {
        return false;
      }
    }
    return true;
  }

  private static List<Double> numbers(JsonNode list) {
    List<Double> numbers = new ArrayList<>();
    if (Kwargs.isListOf(list, Kwargs::isNumber)) {
      list.forEach(number -> numbers.add(number.doubleValue()));
    }
    return numbers;
  }
}
