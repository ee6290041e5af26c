package io.nightjar.validation.rule;

/** A rule that does not fit the columns of its table; the rule is wrong, not the data. */
public final class RuleProblem extends Exception {
  private static final long serialVersionUID = 1L;

  RuleProblem(String message) {
    super(message, null, false, false);
  }
}
