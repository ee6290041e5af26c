package io.nightjar.cli.bench.report;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of benchmarks. */
enum BenchErrorCode implements ErrorCode {
  WORKER_FAILED(ErrorType.INTERNAL),
  NIGHT_FAILED(ErrorType.INTERNAL),
  FOREIGN_FOLDER(ErrorType.USER),
  ANSWERS_DIFFER(ErrorType.INTEGRITY);

  private final ErrorType type;

  BenchErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
