package io.nightjar.validation.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.validation.rule.Answer;
import io.nightjar.validation.rule.Counts;
import io.nightjar.validation.rule.Misfits;
import io.nightjar.validation.suite.Expectation;
import java.util.List;
import java.util.OptionalDouble;

/** Outcomes in the JSON of Great Expectations: an {@code ExpectationValidationResult} each. */
public final class GxOutcome {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private GxOutcome() {}

  /**
   * Writes one outcome.
   *
   * @param outcome what was found
   * @param sample values that do not fit, twenty at most; empty where none may be shown
   */
  public static ObjectNode of(CheckOutcome outcome, List<JsonNode> sample) {
    ObjectNode json = NODES.objectNode();
    json.put("success", outcome.success());
    json.set("expectation_config", config(outcome.expectation()));
    json.set(
        "result",
        outcome.answer().map(answer -> result(answer, sample)).orElseGet(NODES::objectNode));
    json.set("meta", NODES.objectNode());
    ObjectNode exception = json.putObject("exception_info");
    exception.put("raised_exception", outcome.outcome() == Outcome.ERROR);
    exception.putNull("exception_traceback");
    exception.put(
        "exception_message", outcome.outcome() == Outcome.ERROR ? outcome.finding() : null);
    return json;
  }

  private static ObjectNode config(Expectation expectation) {
    ObjectNode config = NODES.objectNode();
    config.put("type", expectation.type());
    config.set("kwargs", expectation.kwargs());
    config.set("meta", NODES.objectNode().setAll(meta(expectation)));
    config.put("severity", expectation.severity().toString());
    String id = expectation.entry().path("id").asText("");
    if (!id.isEmpty()) {
      config.put("id", id);
    }
    if (!expectation.description().isEmpty()) {
      config.put("description", expectation.description());
    }
    return config;
  }

  private static ObjectNode meta(Expectation expectation) {
    JsonNode meta = expectation.entry().path("meta");
    return meta instanceof ObjectNode object ? object : NODES.objectNode();
  }

  private static ObjectNode result(Answer answer, List<JsonNode> sample) {
    ObjectNode result = NODES.objectNode();
    if (!answer.observed().isMissingNode()) {
      result.set("observed_value", answer.observed());
    }
    answer.counts().ifPresent(counts -> counts(result, counts, answer, sample));
    if (!answer.details().isEmpty()) {
      result.set("details", answer.details());
    }
    return result;
  }

  private static void counts(
      ObjectNode result, Counts counts, Answer answer, List<JsonNode> sample) {
    Misfits.Kind kind = answer.misfits().map(Misfits::kind).orElse(Misfits.Kind.RELATED);
    result.put("element_count", counts.elements());
    if (counts.elements() == 0 && kind != Misfits.Kind.RELATED) {
      result.putNull("unexpected_count");
    } else {
      result.put("unexpected_count", counts.unexpected());
    }
    percent(result, "unexpected_percent", counts.unexpected(), counts.present());
    boolean isOfQueries = answer.misfits().filter(one -> one.columns().isEmpty()).isPresent();
    if (counts.elements() == 0 && isOfQueries) {
      result.put("unexpected_percent", 0.0); // of two results of queries that are both empty
    }
    result.set("partial_unexpected_list", NODES.arrayNode().addAll(sample));
    if (kind != Misfits.Kind.NULLS) {
      result.put("missing_count", counts.missing());
      percent(result, "missing_percent", counts.missing(), counts.elements());
      percent(result, "unexpected_percent_total", counts.unexpected(), counts.elements());
      percent(result, "unexpected_percent_nonmissing", counts.unexpected(), counts.present());
    }
  }

  private static void percent(ObjectNode result, String key, long part, long whole) {
    OptionalDouble percent =
        whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole * 100);
    if (percent.isPresent()) {
      result.put(key, percent.getAsDouble());
    } else {
      result.putNull(key);
    }
  }
}
