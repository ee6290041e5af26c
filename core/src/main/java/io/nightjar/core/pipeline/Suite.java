package io.nightjar.core.pipeline;

/**
 * An expectation suite in the vocabulary of Great Expectations.
 *
 * @param file where it is written, relative to the project
 * @param json its text
 */
public record Suite(String file, String json) {}
