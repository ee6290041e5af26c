package io.nightjar.validation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.validation.rule.Misfits;
import io.nightjar.validation.suite.SuiteSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The result of a suite in the JSON of Great Expectations: an {@code
 * ExpectationSuiteValidationResult}, with up to twenty values for each rule that does not hold.
 */
public final class GxDocument {
  private static final int SAMPLE = 20;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SuiteSpec suite;
  private final String data;
  private final Dataset<Row> rows;

  /**
   * Prepares a document.
   *
   * @param suite what was asked
   * @param data what was checked, for people
   * @param rows its rows
   */
  public GxDocument(SuiteSpec suite, String data, Dataset<Row> rows) {
    this.suite = suite;
    this.data = data;
    this.rows = rows;
  }

  /** Writes the outcomes of all expectations. */
  public ObjectNode of(List<CheckOutcome> outcomes) {
    long held = outcomes.stream().filter(CheckOutcome::success).count();
    ObjectNode json = NODES.objectNode();
    json.put("success", held == outcomes.size());
    ArrayNode results = json.putArray("results");
    outcomes.forEach(outcome -> results.add(GxOutcome.of(outcome, sample(outcome))));
    json.put("suite_name", suite.name());
    json.putObject("suite_parameters");
    ObjectNode statistics = json.putObject("statistics");
    statistics.put("evaluated_expectations", outcomes.size());
    statistics.put("successful_expectations", held);
    statistics.put("unsuccessful_expectations", outcomes.size() - held);
    if (outcomes.isEmpty()) {
      statistics.putNull("success_percent");
    } else {
      statistics.put("success_percent", 100.0 * held / outcomes.size());
    }
    ObjectNode meta = json.putObject("meta");
    meta.put("expectation_suite_name", suite.name()).put("data", data);
    if (!suite.skipped().isEmpty()) {
      meta.put("skipped_expectations", suite.skipped().size());
    }
    return json;
  }

  private List<JsonNode> sample(CheckOutcome outcome) {
    Optional<Misfits> misfits =
        outcome.success() ? Optional.empty() : outcome.answer().flatMap(answer -> answer.misfits());
    return misfits
        .flatMap(each -> each.among(rows).map(found -> values(each.columns(), found)))
        .orElse(List.of());
  }

  private static List<JsonNode> values(List<String> names, Dataset<Row> found) {
    List<JsonNode> values = new ArrayList<>();
    for (String json : found.limit(SAMPLE).toJSON().collectAsList()) {
      ObjectNode row = parsed(json);
      names.forEach(name -> row.putIfAbsent(name, NODES.nullNode()));
      values.add(names.size() == 1 ? row.get(names.get(0)) : row);
    }
    return values;
  }

  private static ObjectNode parsed(String json) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Spark writes JSON", e);
    }
  }
}
