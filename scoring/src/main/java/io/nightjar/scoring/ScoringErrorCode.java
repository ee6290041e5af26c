package io.nightjar.scoring;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of the scoring module. */
public enum ScoringErrorCode implements ErrorCode {
  INCOMPLETE_PIPELINE(ErrorType.USER),
  KEY_NAME_TAKEN(ErrorType.USER),
  FEATURES_DO_NOT_FIT(ErrorType.DATA);

  private final ErrorType type;

  ScoringErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
