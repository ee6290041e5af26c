package io.nightjar.validation.checks;

/** A rule that does not fit the columns of its table; never leaves this package. */
final class RuleProblem extends Exception {
  private static final long serialVersionUID = 1L;

  RuleProblem(String message) {
    super(message, null, false, false);
  }
}
