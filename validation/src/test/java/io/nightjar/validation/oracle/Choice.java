package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Choices of columns and values, mostly such as occur.
 *
 * @param random where they come from
 * @param table what occurs
 */
record Choice(Random random, Table table) {
  static final List<String> EXACT = List.of("bigint", "int", "decimal(10,2)");
  static final List<String> TIMES = List.of("date", "timestamp");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  List<String> all() {
    return List.copyOf(table.types().keySet());
  }

  /** Any column, now and then written in capitals. */
  String column() {
    String name = pick(all());
    return oneIn(8) ? capitals(name) : name;
  }

  /** Letter by letter, since a whole text would make two letters of the one of "größe". */
  private static String capitals(String name) {
    StringBuilder capitals = new StringBuilder();
    name.codePoints().map(Character::toUpperCase).forEach(capitals::appendCodePoint);
    return capitals.toString();
  }

  /** A column of these types; now and then one that is not. */
  String column(List<String> types) {
    return oneIn(25) ? pick(all()) : pick(table.columns(types));
  }

  /** Different columns that can be compared with each other, with some luck several. */
  List<String> family(int most) {
    List<List<String>> families =
        List.of(Oracle.NUMBERS, List.of("string"), List.of("boolean"), TIMES);
    List<String> columns = new ArrayList<>(table.columns(pick(families)));
    while (columns.size() < 2) {
      columns = new ArrayList<>(table.columns(pick(families)));
    }
    Collections.shuffle(columns, random);
    return columns.subList(0, Math.min(columns.size(), 2 + random.nextInt(most - 1)));
  }

  /** A row of any night; one without cells if there is none. */
  Map<String, Object> row() {
    List<Map<String, Object>> rows = new ArrayList<>();
    table.nights().values().forEach(rows::addAll);
    return rows.isEmpty() ? Map.of() : pick(rows);
  }

  /** A value that occurs in the column, or one near it; of an empty column a made-up one. */
  Object cell(String column) {
    List<Object> cells = new ArrayList<>();
    table.nights().keySet().forEach(night -> cells.addAll(present(column, night)));
    return cells.isEmpty() ? null : pick(cells);
  }

  private List<Object> present(String column, LocalDate night) {
    List<Object> cells = table.cells(table.column(column), night);
    cells.removeIf(java.util.Objects::isNull);
    cells.removeIf(cell -> Cells.isFloating(cell) && !Double.isFinite(Cells.number(cell)));
    return cells;
  }

  /** A value for sets and comparisons. */
  JsonNode constant(String column) {
    Object cell = cell(column);
    String type = table.type(column);
    if (cell == null || oneIn(4)) {
      return madeUp(type);
    }
    return node(cell);
  }

  private static JsonNode node(Object cell) {
    return cell instanceof Boolean flag ? BooleanNode.valueOf(flag) : written(cell);
  }

  private JsonNode madeUp(String type) {
    return switch (type) {
      case "boolean" -> BooleanNode.valueOf(random.nextBoolean());
      case "date" -> TextNode.valueOf("2024-02-2" + random.nextInt(10));
      case "timestamp" -> TextNode.valueOf("2024-02-29 10:00:00");
      case "string" -> TextNode.valueOf(pick(List.of("a", "", "zz", "7")));
      case "int", "bigint" -> IntNode.valueOf(random.nextInt(20));
      default -> number(random.nextInt(20) * 0.25);
    };
  }

  static JsonNode written(Object cell) {
    if (Cells.isFloating(cell)) {
      return number(Cells.number(cell));
    }
    if (cell instanceof Number) {
      return DecimalNode.valueOf(Cells.exact(cell));
    }
    return TextNode.valueOf(cell instanceof Instant ? Cells.text(cell) : String.valueOf(cell));
  }

  static JsonNode number(double value) {
    return DecimalNode.valueOf(BigDecimal.valueOf(value));
  }

  /** A value of the same kind for a bound: for numbers also one between two cells. */
  JsonNode bound(String column) {
    Object cell = cell(column);
    if (TIMES.contains(table.type(column))) {
      return cell == null ? madeUp(table.type(column)) : bound(cell);
    }
    return cell instanceof Number && oneIn(2)
        ? written(cell)
        : number((random.nextInt(30) - 6) * 0.5);
  }

  private JsonNode bound(Object cell) {
    String text = Cells.text(cell);
    return TextNode.valueOf(text.contains(".") ? text + "0".repeat(26 - text.length()) : text);
  }

  /**
   * Values of a column, all of a night or some; sometimes as texts, sometimes with a null,
   * sometimes many.
   */
  ArrayNode set(String column) {
    ArrayNode set = NODES.arrayNode();
    if (oneIn(4)) {
      present(column, table.nights().firstKey()).forEach(cell -> set.add(node(cell)));
      return set;
    }
    int size = oneIn(6) ? 14 : random.nextInt(6);
    boolean areTexts = EXACT.subList(0, 2).contains(table.type(column)) && oneIn(4);
    for (int i = 0; i < size; i++) {
      JsonNode value = constant(column);
      set.add(areTexts ? TextNode.valueOf(value.asText()) : value);
    }
    if (oneIn(8)) {
      set.add(NullNode.getInstance());
    }
    return set;
  }
}
