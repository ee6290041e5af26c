package io.nightjar.core.pipeline;

/**
 * An expectation suite in the vocabulary of Great Expectations.
 *
 * @param file where it is written, relative to the project
 * @param text JSON, or YAML if the name of the file says so
 */
public record Suite(String file, String text) {}
