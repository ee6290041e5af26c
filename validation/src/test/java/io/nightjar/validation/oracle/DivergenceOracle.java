package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.oracle.Table.NotAsked;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far what occurs is from what was expected, in nats, part by part.
 *
 * @param partition the parts and their weights
 * @param tails weight held out for what is in no part
 * @param inner weight held out for parts that have none
 */
record DivergenceOracle(JsonNode partition, double tails, double inner) {
  static ObjectNode decide(JsonNode kwargs, List<Object> values, String sql) {
    DivergenceOracle oracle =
        new DivergenceOracle(
            kwargs.path("partition_object"),
            kwargs.path("tail_weight_holdout").doubleValue(),
            kwargs.path("internal_weight_holdout").doubleValue());
    boolean isOfBins = oracle.partition.has("bins");
    if (values.isEmpty() || (isOfBins && !Oracle.NUMBERS.contains(sql))) {
      throw new NotAsked("nothing to compare");
    }
    double divergence = isOfBins ? ofBins(oracle, values) : oracle.ofCategories(values);
    JsonNode threshold = kwargs.path("threshold");
    ObjectNode golden =
        Golden.observed(divergence <= threshold.doubleValue(), Numbers.json(divergence));
    if (Range.exactly(threshold).isNear(divergence)) {
      golden.remove("success");
    }
    return golden;
  }

  private static double ofBins(DivergenceOracle oracle, List<Object> values) {
    List<Double> expected = oracle.expected();
    List<Integer> counts = new ArrayList<>(Collections.nCopies(expected.size(), 0));
    for (Object value : values) {
      int part = oracle.bin(Cells.number(value));
      counts.set(part, counts.get(part) + 1);
    }
    return divergence(counts, expected);
  }

  /** Below all bins is 0; the last bin holds its upper end; NaN is above all. */
  private int bin(double value) {
    JsonNode bins = partition.path("bins");
    int part = 0;
    while (part < bins.size() && !(value < bins.get(part).doubleValue())) {
      part++;
    }
    boolean isEnd = part == bins.size() && value == bins.get(part - 1).doubleValue();
    return isEnd ? part - 1 : part;
  }

  private List<Double> expected() {
    JsonNode own = partition.path("tail_weights");
    List<Double> expected = new ArrayList<>();
    double all = own.isArray() ? 1 : 1 - tails;
    long empty = weights().stream().filter(weight -> weight == 0).count();
    expected.add(own.isArray() ? own.get(0).doubleValue() : tails / 2);
    for (double weight : weights()) {
      double filled = weight == 0 ? inner / empty : weight * (empty > 0 ? 1 - inner : 1);
      expected.add(filled * all);
    }
    expected.add(own.isArray() ? own.get(1).doubleValue() : tails / 2);
    return expected;
  }

  private List<Double> weights() {
    List<Double> weights = new ArrayList<>();
    partition.path("weights").forEach(weight -> weights.add(weight.doubleValue()));
    return weights;
  }

  /** What is not listed shares what is held out. */
  private double ofCategories(List<Object> values) {
    List<Double> expected = weights();
    List<Integer> counts = new ArrayList<>(Collections.nCopies(expected.size(), 0));
    Map<Object, Integer> others = new TreeMap<>(Cells::compare);
    for (Object value : values) {
      int part = category(value);
      if (part < 0) {
        others.merge(value, 1, Integer::sum);
      } else {
        counts.set(part, counts.get(part) + 1);
      }
    }
    if (!others.isEmpty()) {
      expected.replaceAll(weight -> weight * (1 - tails));
    }
    for (int count : others.values()) {
      counts.add(count);
      expected.add(tails / others.size());
    }
    return divergence(counts, expected);
  }

  private int category(Object value) {
    JsonNode listed = partition.path("values");
    for (int i = 0; i < listed.size(); i++) {
      if (Cells.is(value, listed.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static double divergence(List<Integer> counts, List<Double> expected) {
    double all = counts.stream().mapToInt(Integer::intValue).sum();
    double whole = expected.stream().mapToDouble(Double::doubleValue).sum();
    double divergence = 0;
    for (int i = 0; i < counts.size(); i++) {
      double share = counts.get(i) / all;
      divergence += share == 0 ? 0 : share * Math.log(share / (expected.get(i) / whole));
    }
    return divergence;
  }
}
