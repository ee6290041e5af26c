package io.nightjar.validation.report;

import io.nightjar.validation.checks.Expectation;

/**
 * What one expectation found; never holds a value of the data.
 *
 * @param expectation what was asked
 * @param success whether it holds
 * @param elements rows looked at; for a row count the nights
 * @param missing of those left out because of nulls
 * @param unexpected of the rest those that do not fit
 * @param finding the result in words, such as {@code 12 of 800 values do not fit (1.50 %)}
 */
public record CheckOutcome(
    Expectation expectation,
    boolean success,
    long elements,
    long missing,
    long unexpected,
    String finding) {
  /** Title, finding and, if the suite has one, what its author wrote beside the rule. */
  public String sentence() {
    String why = expectation.description();
    return expectation.title() + ": " + finding + (why.isEmpty() ? "" : " [" + why + "]");
  }
}
