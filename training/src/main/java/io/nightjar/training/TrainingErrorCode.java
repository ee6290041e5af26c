package io.nightjar.training;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of the training module. */
public enum TrainingErrorCode implements ErrorCode {
  INCOMPLETE_PIPELINE(ErrorType.USER),
  INVALID_PARAMETERS(ErrorType.USER),
  INVALID_FEATURES(ErrorType.USER),
  INVALID_LABEL(ErrorType.USER),
  TOO_MANY_THREADS(ErrorType.USER),
  LABEL_NOT_BINARY(ErrorType.DATA),
  LABEL_NOT_UNIQUE(ErrorType.DATA),
  FIT_TIMED_OUT(ErrorType.DEPENDENCY),
  FIT_FAILED(ErrorType.DEPENDENCY);

  private final ErrorType type;

  TrainingErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
