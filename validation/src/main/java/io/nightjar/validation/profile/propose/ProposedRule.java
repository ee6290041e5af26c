package io.nightjar.validation.profile.propose;

import io.nightjar.core.run.CheckResult.Severity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One expectation of a proposed suite.
 *
 * @param type in the vocabulary of Great Expectations
 * @param kwargs its arguments, in the order they are written; numbers, texts, flags and lists
 * @param severity what a failure should mean
 * @param why what in the profile it follows from; shows no value but those in the arguments
 * @param showsValues whether the arguments hold values of text columns
 */
public record ProposedRule(
    String type, Map<String, Object> kwargs, Severity severity, String why, boolean showsValues) {
  /** Copies the arguments. */
  public ProposedRule {
    kwargs = Collections.unmodifiableMap(new LinkedHashMap<>(kwargs));
  }
}
