package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.nightjar.validation.oracle.Table.NotAsked;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Names of types in the words of Spark, SQL and pandas. */
final class TypeWords {
  /** A name that no engine has. */
  static final String UNKNOWN = "Langtype";

  /** All names of each type that suites here use. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "bigint", List.of("LongType", "BIGINT", "int64", "int"),
          "int", List.of("IntegerType", "INT", "int32", "integer"),
          "double", List.of("DoubleType", "DOUBLE", "float64", "float"),
          "float", List.of("FloatType", "FLOAT", "float32", "REAL"),
          "decimal(10,2)", List.of("DecimalType", "DECIMAL", "decimal(10,2)", "NUMERIC(10, 2)"),
          "string", List.of("StringType", "STRING", "VARCHAR", "str", "object"),
          "boolean", List.of("BooleanType", "BOOLEAN", "bool"),
          "date", List.of("DateType", "DATE"),
          "timestamp", List.of("TimestampType", "TIMESTAMP", "datetime64[ns]"));

  private TypeWords() {}

  /** Names of a type. */
  static List<String> of(String sql) {
    return NAMES.get(sql);
  }

  /** Names of all types, each once, and one of another precision. */
  static List<String> all() {
    TreeSet<String> all = new TreeSet<>(List.of("decimal(12,2)"));
    NAMES.values().forEach(all::addAll);
    return List.copyOf(all);
  }

  /** Whether a type is one of those that a rule names. */
  static boolean areOf(String sql, JsonNode kwargs) {
    List<String> wanted =
        kwargs.has("type_")
            ? List.of(kwargs.path("type_").asText())
            : Oracle.texts(kwargs.path("type_list"));
    if (wanted.contains(UNKNOWN)) {
      throw new NotAsked(UNKNOWN);
    }
    List<String> names = NAMES.get(sql).stream().map(TypeWords::plain).toList();
    return wanted.stream().map(TypeWords::plain).anyMatch(names::contains);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
