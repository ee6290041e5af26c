package io.nightjar.cli.demo;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of the demonstration. */
enum DemoErrorCode implements ErrorCode {
  FOREIGN_FOLDER(ErrorType.USER),
  TOO_FEW_DAYS(ErrorType.USER),
  STORY_WENT_DIFFERENTLY(ErrorType.INTERNAL);

  private final ErrorType type;

  DemoErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
