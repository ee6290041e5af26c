package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes row conditions in object form. */
final class RandomConditions {
  private static final List<String> ORDER = List.of("==", "!=", "<", "<=", ">", ">=");

  private final Choice choice;

  RandomConditions(Choice choice) {
    this.choice = choice;
  }

  ObjectNode next() {
    return switch (choice.random().nextInt(6)) {
      case 0 -> combined("or", choice.oneIn(2) ? combined("and", simple()) : simple());
      case 1 -> combined("and", simple());
      default -> simple();
    };
  }

  private ObjectNode combined(String type, ObjectNode first) {
    ObjectNode condition = JsonNodeFactory.instance.objectNode().put("type", type);
    ArrayNode parts = condition.putArray("conditions").add(first);
    for (int i = choice.random().nextInt(3); i > 0; i--) {
      parts.add(simple());
    }
    return condition;
  }

  private ObjectNode simple() {
    return switch (choice.random().nextInt(5)) {
      case 0 -> {
        ObjectNode nullity = about("nullity", "column", choice.column());
        yield nullity.put("is_null", choice.oneIn(2));
      }
      case 1 -> {
        List<String> columns = choice.family(2);
        ObjectNode comparison = about("column_comparison", "column", columns.get(0));
        comparison.putObject("other_column").put("name", columns.get(1));
        yield comparison.put("operator", choice.pick(ORDER));
      }
      case 2 -> membership();
      default -> comparison();
    };
  }

  private ObjectNode membership() {
    String column = choice.pick(choice.all());
    ObjectNode membership = about("comparison", "column", column);
    membership.put("operator", choice.oneIn(2) ? "IN" : "NOT_IN");
    ArrayNode values = membership.putArray("parameter");
    for (int i = 1 + choice.random().nextInt(4); i > 0; i--) {
      values.add(choice.constant(column));
    }
    return membership;
  }

  private ObjectNode comparison() {
    String column = choice.pick(choice.all());
    ObjectNode comparison = about("comparison", "column", column);
    boolean isFlag = choice.table().type(column).equals("boolean");
    comparison.put("operator", choice.pick(isFlag ? ORDER.subList(0, 2) : ORDER));
    boolean isTime = Choice.TIMES.contains(choice.table().type(column));
    return comparison.set("parameter", isTime ? choice.bound(column) : choice.constant(column));
  }

  private static ObjectNode about(String type, String key, String column) {
    ObjectNode condition = JsonNodeFactory.instance.objectNode().put("type", type);
    condition.putObject(key).put("name", column);
    return condition;
  }
}
