package io.nightjar.etl;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of the etl module. */
public enum EtlErrorCode implements ErrorCode {
  UNSUPPORTED_TYPE(ErrorType.USER),
  INVALID_PATH(ErrorType.USER),
  LANDING_NOT_FOUND(ErrorType.USER),
  DATABASE_UNSUITED(ErrorType.USER),
  LOGIN_REFUSED(ErrorType.USER),
  TABLE_UNREADABLE(ErrorType.USER),
  TABLE_UNFIT(ErrorType.USER),
  NO_FEATURES(ErrorType.USER),
  QUERY_RESULT_UNFIT(ErrorType.USER),
  CONNECTION_INVALID(ErrorType.USER),
  BROKER_REFUSES(ErrorType.USER),
  TOPIC_NOT_FOUND(ErrorType.USER),
  DELIVERY_MISSING(ErrorType.DATA),
  OFFSETS_EXPIRED(ErrorType.DATA),
  TOPIC_RESTARTED(ErrorType.DATA),
  FILE_REFUSED(ErrorType.DATA),
  FILE_DRIFTED(ErrorType.DATA),
  FILE_CORRECTED(ErrorType.DATA),
  CONTRACT_CHANGED(ErrorType.DATA),
  KEY_NOT_UNIQUE(ErrorType.DATA),
  KEY_IS_NULL(ErrorType.DATA),
  NIGHTS_TAKEN_BACK(ErrorType.DATA),
  DATABASE_UNREACHABLE(ErrorType.DEPENDENCY),
  DATABASE_FAILED(ErrorType.DEPENDENCY),
  BROKER_UNREACHABLE(ErrorType.DEPENDENCY),
  FILE_CHANGED(ErrorType.DEPENDENCY),
  FILE_INCOMPLETE(ErrorType.DEPENDENCY),
  FILE_UNREADABLE(ErrorType.DEPENDENCY),
  OFFSETS_IN_DISORDER(ErrorType.INTEGRITY),
  ROWS_NOT_CONSERVED(ErrorType.INTEGRITY);

  private final ErrorType type;

  EtlErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
