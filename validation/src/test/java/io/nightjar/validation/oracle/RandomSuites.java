package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

/** Makes suites of a few different expectations that fit a table, or hardly do. */
final class RandomSuites {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FEWEST = 3;
  private static final int MOST = 12;

  private final Random random;
  private final Table table;
  private final Oracle oracle;
  private final RandomExpectations expectations;
  private final RandomConditions conditions;

  RandomSuites(Random random, Table table) {
    this.random = random;
    this.table = table;
    this.oracle = new Oracle(table);
    this.expectations = new RandomExpectations(new Choice(random, table));
    this.conditions = new RandomConditions(new Choice(random, table));
  }

  ArrayNode next() {
    ArrayNode suite = JSON.createArrayNode();
    Set<String> known = new HashSet<>();
    int size = FEWEST + random.nextInt(MOST - FEWEST + 1);
    while (suite.size() < size) {
      ObjectNode entry = expectations.next();
      ObjectNode kwargs = (ObjectNode) entry.path("kwargs");
      if (RandomExpectations.hasRowCondition(entry) && random.nextInt(4) == 0) {
        kwargs.set("row_condition", conditions.next());
      }
      if (random.nextInt(40) == 0 && kwargs.has("column")) {
        kwargs.put("column", "no such");
      }
      new Edges(random, oracle).sharpen(entry, table.nights().firstKey());
      if (RandomExpectations.hasMostly(entry) && random.nextInt(3) > 0) {
        kwargs.put("mostly", mostly(entry));
      }
      if (known.add(entry.toString().replaceAll("\\.0\\b", ""))) {
        suite.add(entry);
      }
    }
    return suite;
  }

  /** Often exactly the share that fits, or the least bit more. */
  private double mostly(ObjectNode entry) {
    LocalDate night = table.nights().firstKey();
    double share = oracle.decide(entry, night).path("share").asDouble(0.5);
    return switch (random.nextInt(4)) {
      case 0 -> share;
      case 1 -> Math.min(1, Math.nextUp(share));
      case 2 -> random.nextInt(101) / 100.0;
      default -> random.nextInt(2);
    };
  }
}
