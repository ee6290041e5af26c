package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Makes arguments of expectations about distributions. */
final class Distributions {
  private static final List<Double> LEVELS = List.of(0.0, 0.1, 0.25, 0.5, 0.7, 0.75, 0.9, 1.0);
  private static final List<List<Double>> WEIGHTS =
      List.of(
          List.of(1.0),
          List.of(0.5, 0.5),
          List.of(0.25, 0.75),
          List.of(0.2, 0.3, 0.5),
          List.of(0.5, 0.0, 0.5));

  private Distributions() {}

  static void quantiles(ObjectNode kwargs, Choice choice) {
    String column = kwargs.path("column").asText();
    boolean isNumber = Oracle.NUMBERS.contains(choice.table().type(column));
    ObjectNode ranges = kwargs.putObject("quantile_ranges");
    ArrayNode levels = ranges.putArray("quantiles");
    ArrayNode values = ranges.putArray("value_ranges");
    for (int i = 1 + choice.random().nextInt(3); i > 0; i--) {
      levels.add(choice.pick(LEVELS));
      JsonNode low = isNumber ? choice.bound(column) : Choice.number(0);
      JsonNode high = Choice.number(low.doubleValue() + choice.random().nextInt(8));
      values
          .addArray()
          .add(choice.oneIn(4) ? NullNode.getInstance() : low)
          .add(choice.oneIn(4) ? NullNode.getInstance() : high);
    }
  }

  static void fill(ObjectNode kwargs, Choice choice) {
    List<Double> weights = choice.pick(WEIGHTS);
    ObjectNode partition = kwargs.putObject("partition_object");
    if (choice.oneIn(2)) {
      kwargs.put("column", choice.column(Oracle.NUMBERS));
      weights = heldOut(kwargs, partition, weights, choice.random().nextInt(5));
      ArrayNode bins = partition.putArray("bins");
      double end = -6 + choice.random().nextInt(8);
      for (int i = 0; i <= weights.size(); i++) {
        bins.add(end);
        end += (1 + choice.random().nextInt(60)) * 0.5;
      }
    } else {
      String column = choice.pick(choice.all());
      if (choice.oneIn(2)) {
        kwargs.put("tail_weight_holdout", choice.pick(List.of(0.2, 0.5, 1.0)));
      }
      kwargs.put("column", column);
      List<JsonNode> values = new ArrayList<>();
      for (int i = 0; values.size() < weights.size() && i < 50; i++) {
        JsonNode value = choice.constant(column);
        if (values.stream().noneMatch(known -> known.asText().equals(value.asText()))) {
          values.add(value);
        }
      }
      weights = values.size() == weights.size() ? weights : even(values.size());
      partition.putArray("values").addAll(values);
    }
    weights.forEach(partition.putArray("weights")::add);
    kwargs.put("threshold", choice.pick(List.of(0.1, 0.5, 1.0, 5.0)));
  }

  private static List<Double> heldOut(
      ObjectNode kwargs, ObjectNode partition, List<Double> weights, int way) {
    switch (way) {
      case 0 -> kwargs.put("internal_weight_holdout", 0.1);
      case 1 -> partition.putArray("tail_weights").add(0.25).add(0.25);
      case 2 -> kwargs.put("tail_weight_holdout", 0.4);
      default -> kwargs.put("tail_weight_holdout", 0);
    }
    return way == 1 ? weights.stream().map(weight -> weight / 2).toList() : weights;
  }

  private static List<Double> even(int size) {
    return java.util.Collections.nCopies(size, 1.0 / size);
  }
}
