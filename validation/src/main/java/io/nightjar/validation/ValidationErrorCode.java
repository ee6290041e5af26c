package io.nightjar.validation;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of the validation module; failed checks are none of them, they are an answer. */
public enum ValidationErrorCode implements ErrorCode {
  INVALID_SUITE(ErrorType.USER),
  RULE_DOES_NOT_FIT_TABLE(ErrorType.USER),
  UNKNOWN_SUBJECT(ErrorType.USER),
  ROWS_NOT_CONSERVED(ErrorType.INTEGRITY),
  MAIL_NOT_CONFIGURED(ErrorType.USER),
  MAIL_NOT_TAKEN(ErrorType.DEPENDENCY);

  private final ErrorType type;

  ValidationErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
