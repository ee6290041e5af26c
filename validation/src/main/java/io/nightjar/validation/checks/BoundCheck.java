package io.nightjar.validation.checks;

/**
 * An expectation together with what has to be counted in one particular table.
 *
 * @param expectation what is asked
 * @param measure what to count
 */
public record BoundCheck(Expectation expectation, Measure measure) {}
