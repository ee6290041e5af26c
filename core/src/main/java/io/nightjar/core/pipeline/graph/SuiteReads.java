package io.nightjar.core.pipeline.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.config.YamlDocument;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.Suite;
import io.nightjar.core.sql.SqlText;
import io.nightjar.core.table.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What a plan must know of a suite: the tables that its rules look at besides the one they check,
 * whether they move rows, and whether they ask what rows are for. Whatever is wrong with the suite
 * is nobody's business here: those who read its rules say so.
 */
final class SuiteReads {
  private static final List<String> QUERIES =
      List.of("unexpected_rows_query", "base_query", "comparison_query");
  private static final String BATCH = "batch.rows";

  private SuiteReads() {}

  /** The tables, sorted. */
  static Set<TableName> of(Suite suite, Function<SqlText, Set<TableName>> references) {
    Set<TableName> reads = new TreeSet<>();
    for (JsonNode expectation : tree(suite).path("expectations")) {
      JsonNode kwargs = expectation.path("kwargs");
      addName(kwargs.path("other_table_name").asText(""), reads);
      QUERIES.forEach(key -> addTables(suite, kwargs.path(key).asText(""), references, reads));
    }
    reads.remove(TableName.parse(BATCH));
    return reads;
  }

  /** Whether a rule moves rows that do not fit. */
  static boolean isMovingRows(Suite suite) {
    for (JsonNode expectation : tree(suite).path("expectations")) {
      if (expectation.path("action").asText("").equals("quarantine")) {
        return true;
      }
    }
    return false;
  }

  /** Whether a rule is about rows for one purpose only. */
  static boolean isNamingPurposes(Suite suite) {
    for (JsonNode expectation : tree(suite).path("expectations")) {
      if (expectation.has("environments") || expectation.at("/meta/nightjar").has("environments")) {
        return true;
      }
    }
    return false;
  }

  private static void addName(String name, Set<TableName> reads) {
    try {
      if (!name.isEmpty()) {
        reads.add(TableName.parse(name));
      }
    } catch (IllegalArgumentException e) { // no table of a lake
      return;
    }
  }

  private static void addTables(
      Suite suite, String sql, Function<SqlText, Set<TableName>> references, Set<TableName> reads) {
    try {
      if (!sql.isEmpty()) {
        reads.addAll(references.apply(new SqlText(suite.file(), sql.replace("{batch}", BATCH))));
      }
    } catch (NightjarException e) { // said with its line where the rules are read
      return;
    }
  }

  private static JsonNode tree(Suite suite) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      boolean isJson = suite.file().toLowerCase(Locale.ROOT).endsWith(".json");
      return isJson
          ? mapper.readTree(suite.text())
          : YamlDocument.parse(suite.file(), suite.text()).root();
    } catch (JsonProcessingException | NightjarException e) { // said where suites are read
      return mapper.createObjectNode();
    }
  }
}
