package io.nightjar.validation.checks;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One entry of a suite.
 *
 * @param type its name in the vocabulary of Great Expectations
 * @param spec what is asked
 * @param severity what a failure means
 * @param line where it starts in its file
 * @param id its identity for other tools, or empty
 * @param description one sentence for people, or empty
 * @param meta whatever the authors want to keep beside it
 */
public record Expectation(
    String type,
    CheckSpec spec,
    Severity severity,
    int line,
    String id,
    String description,
    JsonNode meta) {
  /** Type and columns: {@code expect_column_values_to_be_unique(origin)}. */
  public String title() {
    return spec.columns().isEmpty() ? type : type + "(" + String.join(", ", spec.columns()) + ")";
  }
}
