package io.nightjar.validation.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How a rule was decided.
 *
 * @param success whether it holds
 * @param counts what it counted, if it is about rows
 * @param observed what was found, as Great Expectations reports it; missing if it is about rows
 * @param metric the number to follow over the nights: the share that fits, or what was observed
 * @param expected the threshold in words
 * @param finding the result in words
 * @param misfits the rows that do not fit, if it is about rows
 * @param details what else Great Expectations reports
 */
public record Answer(
    boolean success,
    Optional<Counts> counts,
    JsonNode observed,
    OptionalDouble metric,
    String expected,
    String finding,
    Optional<Misfits> misfits,
    ObjectNode details) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** A rule about rows. */
  static Answer rows(
      boolean success, Counts counts, String expected, String finding, Misfits misfits) {
    return new Answer(
        success,
        Optional.of(counts),
        NODES.missingNode(),
        OptionalDouble.of(counts.share()),
        expected,
        finding,
        Optional.of(misfits),
        NODES.objectNode());
  }

  /** A rule about something observed. */
  static Answer observed(boolean success, JsonNode observed, String expected) {
    boolean isNumber = observed.isNumber();
    String found = observed.isNull() ? "nothing was found" : "found " + text(observed);
    return new Answer(
        success,
        Optional.empty(),
        observed,
        isNumber ? OptionalDouble.of(observed.doubleValue()) : OptionalDouble.empty(),
        expected,
        found,
        Optional.empty(),
        NODES.objectNode());
  }

  /** The same with other words. */
  Answer finding(String words) {
    return new Answer(success, counts, observed, metric, expected, words, misfits, details);
  }

  /** The same with rows that can be searched for. */
  Answer searchable(UnaryOperator<Dataset<Row>> search) {
    Optional<Misfits> found = misfits.map(each -> each.searchable(search));
    return new Answer(success, counts, observed, metric, expected, finding, found, details);
  }

  /** The same with something more to report. */
  Answer detail(String key, JsonNode value) {
    ObjectNode more = details.deepCopy();
    more.set(key, value);
    return new Answer(success, counts, observed, metric, expected, finding, misfits, more);
  }

  private static String text(JsonNode observed) {
    return observed.isValueNode() ? observed.asText() : observed.toString();
  }
}
