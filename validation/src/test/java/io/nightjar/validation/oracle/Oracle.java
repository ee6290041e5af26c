package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.nightjar.validation.oracle.Table.NotAsked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Decides expectations about small tables as Great Expectations does on Spark, without Spark. */
final class Oracle {
  static final List<String> NUMBERS = List.of("bigint", "int", "double", "float", "decimal(10,2)");
  private static final List<String> TIMES = List.of("date", "timestamp");
  private final Table table;

  Oracle(Table table) {
    this.table = table;
  }

  /** The right result of an entry of a suite for a night. */
  ObjectNode decide(JsonNode entry, LocalDate night) {
    String type = entry.path("type").asText().substring("expect_".length());
    JsonNode kwargs = entry.path("kwargs");
    try {
      List<Map<String, Object>> rows =
          new Conditions(table).filter(kwargs.path("row_condition"), table.nights().get(night));
      return type.startsWith("table_") || type.equals("column_to_exist")
          ? ofTable(type, kwargs, rows)
          : kwargs.has("column") ? ofColumn(type, kwargs, rows) : ofRecords(type, kwargs, rows);
    } catch (NotAsked e) {
      return Golden.error();
    }
  }

  /** The cells of all columns that an entry names, to print them. */
  String cells(JsonNode entry, LocalDate night) {
    String kwargs = plain(entry.path("kwargs"));
    return table.types().keySet().stream()
        .filter(name -> kwargs.contains(plain(new TextNode(name))))
        .map(name -> "%s %s: %s".formatted(name, table.type(name), table.cells(name, night)))
        .collect(Collectors.joining("; "));
  }

  private static String plain(JsonNode json) {
    return json.toString().toLowerCase(Locale.ROOT);
  }

  private ObjectNode ofTable(String type, JsonNode kwargs, List<Map<String, Object>> rows) {
    List<String> names = List.copyOf(table.types().keySet());
    ArrayNode columns = JsonNodeFactory.instance.arrayNode();
    names.forEach(columns::add);
    Range range = kwargs.has("value") ? Range.exactly(kwargs.path("value")) : Range.of(kwargs);
    return switch (type) {
      case "table_row_count_to_equal", "table_row_count_to_be_between" ->
          Numbers.judged(rows.size(), range, true);
      case "table_column_count_to_equal", "table_column_count_to_be_between" ->
          Numbers.judged(names.size(), range, true);
      case "table_columns_to_match_ordered_list" ->
          Golden.observed(texts(kwargs.path("column_list")).equals(names), columns);
      case "table_columns_to_match_set" -> Golden.observed(isSet(kwargs, names), columns);
      default -> Golden.verdict(exists(kwargs, names));
    };
  }

  private static boolean isSet(JsonNode kwargs, List<String> names) {
    List<String> wanted = texts(kwargs.path("column_set"));
    return names.containsAll(wanted)
        && (!kwargs.path("exact_match").asBoolean(true) || wanted.containsAll(names));
  }

  private static boolean exists(JsonNode kwargs, List<String> names) {
    int at = names.indexOf(kwargs.path("column").asText());
    return at >= 0 && at == kwargs.path("column_index").asInt(at);
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private ObjectNode ofColumn(String type, JsonNode kwargs, List<Map<String, Object>> rows) {
    String column = table.column(kwargs.path("column").asText());
    String sql = table.types().get(column);
    if (kwargs.has("type_") || kwargs.has("type_list")) {
      return Golden.verdict(TypeWords.areOf(sql, kwargs));
    }
    if (!Occurrences.isComparable(sql, kwargs.path("value_set"))) {
      throw new NotAsked("not all are true or false");
    }
    List<Object> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.get(column)));
    values.removeIf(java.util.Objects::isNull);
    if (type.matches("column_(max|min|mean|sum|median|stdev|quantile|kl).*")) {
      return aggregate(type, kwargs, values, sql);
    }
    return type.matches("column_(unique|proportion|distinct|most).*")
        ? Occurrences.decide(type, kwargs, values, rows.size())
        : new ColumnOracle(column, sql).decide(type, kwargs, rows, values);
  }

  private static ObjectNode aggregate(
      String type, JsonNode kwargs, List<Object> values, String sql) {
    boolean isExtreme = type.startsWith("column_max") || type.startsWith("column_min");
    if (type.startsWith("column_kl")) {
      return DivergenceOracle.decide(kwargs, values, sql);
    }
    if (!NUMBERS.contains(sql) && !(isExtreme && TIMES.contains(sql))) {
      throw new NotAsked(sql);
    }
    Range range = Range.of(kwargs);
    return switch (type) {
      case "column_max_to_be_between", "column_min_to_be_between" ->
          Numbers.judged(Numbers.extreme(values, type.contains("max")), range, true);
      case "column_sum_to_be_between" ->
          Numbers.judged(Numbers.sum(values), range, Numbers.isExact(values));
      case "column_mean_to_be_between" ->
          Numbers.judged(
              Numbers.mean(values), range, sql.startsWith("decimal") || Numbers.isExact(values));
      case "column_median_to_be_between" ->
          Numbers.judged(Numbers.median(values), range, Numbers.isExact(values));
      case "column_stdev_to_be_between" ->
          Numbers.isVague(values)
              ? Golden.open()
              : Numbers.judged(Numbers.deviation(values), range, false);
      default -> Numbers.quantiles(kwargs.path("quantile_ranges"), values);
    };
  }

  private ObjectNode ofRecords(String type, JsonNode kwargs, List<Map<String, Object>> rows) {
    List<String> columns = new ArrayList<>();
    texts(kwargs.path("column_list")).forEach(name -> columns.add(table.column(name)));
    if (kwargs.has("column_A")) {
      columns.add(table.column(kwargs.path("column_A").asText()));
      columns.add(table.column(kwargs.path("column_B").asText()));
    }
    return new RecordOracle(columns).decide(type, kwargs, rows);
  }
}
