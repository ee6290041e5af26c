package io.nightjar.validation.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Makes tables of few rows, full of nulls, repetitions and odd values. */
final class RandomTables {
  static final String NIGHT = "_logical_date";

  /** A number for each row of a night, all different: the order of its rows. */
  static final String PLACE = "Place";

  static final String DATE_TEXTS = "date.text";
  static final String JSON_TEXTS = "json text";
  static final List<String> DATES =
      List.of("2024-02-29", "2023-02-29", "2024-2-9", "2024-02-29 ", "no date", "");
  static final List<String> JSONS =
      List.of("1", "null", "{\"a\": 1}", "[1, 2", "\"x\"", "", " 2 ", "NaN");

  private static final LocalDate FIRST = LocalDate.of(2024, 2, 27);
  private static final int MOST_ROWS = 30;
  private static final List<String> TEXTS =
      List.of(
          "", " ", "  ", "a", "A", "a ", "b", "a%b", "x_y", "ab\ncd", "end\n", "7", "12", "007",
          "-3.5", " 12 ", "1e3", "é", "É", "日本", "😀x", "\uFFFDz", "it's", "\"q\"", "a\\b");
  private static final List<String> NAMES =
      List.of(
          "n",
          "a.b",
          "two words",
          "qu\"ote",
          "it's",
          "tick`ed",
          "größe",
          "UPPER",
          "a.b.c",
          "x-y",
          "1st",
          "select",
          "100%",
          "{batch}",
          "日",
          " lead");
  private static final List<String> TYPES =
      List.of(
          "bigint",
          "int",
          "double",
          "float",
          "decimal(10,2)",
          "string",
          "boolean",
          "date",
          "timestamp");

  /** Where doubles cannot tell neighbours apart, and the end of the type. */
  private static final List<Long> LARGE = List.of((1L << 53) + 2, Long.MAX_VALUE);

  private static final List<Double> NULLS = List.of(0.0, 0.0, 0.1, 0.3, 0.6, 1.0);

  private final Random random;

  RandomTables(Random random) {
    this.random = random;
  }

  Table next() {
    Map<String, String> types = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(NAMES);
    Collections.shuffle(names, random);
    for (String type : TYPES) {
      types.put(names.remove(0), type);
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      types.put(names.remove(0), pick(TYPES));
    }
    types.put(DATE_TEXTS, "string");
    types.put(JSON_TEXTS, "string");
    types.put(PLACE, "int");
    types.put(NIGHT, "date");
    TreeMap<LocalDate, List<Map<String, Object>>> nights = new TreeMap<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      LocalDate night = FIRST.plusDays(i);
      nights.put(night, rows(types, night));
    }
    return new Table(Collections.unmodifiableMap(types), nights);
  }

  private List<Map<String, Object>> rows(Map<String, String> types, LocalDate night) {
    int count = random.nextInt(5) == 0 ? random.nextInt(3) : random.nextInt(MOST_ROWS + 1);
    List<Map<String, Object>> rows = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new HashMap<>());
      places.add(i);
    }
    Collections.shuffle(places, random);
    types.forEach((name, type) -> fill(rows, name, type));
    for (int i = 0; i < count; i++) {
      rows.get(i).put(PLACE, places.get(i));
      rows.get(i).put(NIGHT, night);
    }
    return rows;
  }

  private void fill(List<Map<String, Object>> rows, String name, String type) {
    double nulls = pick(NULLS);
    List<Object> pool = new ArrayList<>();
    boolean isOdd = random.nextInt(3) == 0;
    for (int i = 1 + random.nextInt(rows.size() + 2); i > 0; i--) {
      pool.add(value(name, type, isOdd));
    }
    for (Map<String, Object> row : rows) {
      row.put(name, random.nextDouble() < nulls ? null : pick(pool));
    }
  }

  private Object value(String name, String type, boolean isOdd) {
    if (name.equals(DATE_TEXTS) || name.equals(JSON_TEXTS)) {
      return pick(name.equals(DATE_TEXTS) ? DATES : JSONS);
    }
    int small = random.nextInt(26) - 5;
    return switch (type) {
      case "bigint" -> isOdd ? (Long) (pick(LARGE) - random.nextInt(3)) : (Long) (long) small;
      case "int" -> isOdd ? Integer.MAX_VALUE - random.nextInt(3) : small;
      case "double" -> isOdd && random.nextInt(2) == 0 ? odd() : (Double) (small * 0.25);
      case "float" -> isOdd ? pick(List.of(0.1f, Float.NaN, 0.5f)) : (Float) (small * 0.25f);
      case "decimal(10,2)" -> BigDecimal.valueOf(small * 5L, 2);
      case "string" -> pick(TEXTS);
      case "boolean" -> random.nextBoolean();
      case "date" -> FIRST.plusDays(random.nextInt(5));
      default -> time();
    };
  }

  private Double odd() {
    return pick(
        List.of(
            Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 0.1, 0.3));
  }

  private Instant time() {
    LocalTime time =
        pick(
            List.of(
                LocalTime.MIDNIGHT, LocalTime.of(10, 0), LocalTime.of(23, 59, 59, 500_000_000)));
    return FIRST.plusDays(random.nextInt(4)).atTime(time).toInstant(ZoneOffset.UTC);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
