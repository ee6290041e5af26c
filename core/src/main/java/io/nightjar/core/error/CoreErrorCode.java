package io.nightjar.core.error;

/** The failures of the core module. */
public enum CoreErrorCode implements ErrorCode {
  UNEXPECTED(ErrorType.INTERNAL),
  INVALID_ARGUMENT(ErrorType.USER),
  INVALID_CONFIGURATION(ErrorType.USER),
  INVALID_QUERY(ErrorType.USER),
  TABLE_NOT_FOUND(ErrorType.USER),
  TABLE_VERSION_NOT_FOUND(ErrorType.USER),
  UPSTREAM_RUN_MISSING(ErrorType.USER),
  NIGHT_NOT_STAGED(ErrorType.USER),
  MODEL_NOT_FOUND(ErrorType.USER),
  TABLE_SCHEMA_CHANGED(ErrorType.DATA),
  FOREIGN_NIGHTS(ErrorType.DATA),
  VALUE_NOT_USABLE(ErrorType.DATA),
  RELEASE_MISSING(ErrorType.DATA),
  RELEASE_TOO_OLD(ErrorType.DATA),
  HELD_BY_ANOTHER_RUN(ErrorType.HELD),
  STORAGE_FAILED(ErrorType.DEPENDENCY),
  STOPPED(ErrorType.DEPENDENCY),
  MANIFEST_DAMAGED(ErrorType.INTEGRITY),
  MODEL_DAMAGED(ErrorType.INTEGRITY),
  TABLE_DAMAGED(ErrorType.INTEGRITY);

  private final ErrorType type;

  CoreErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
