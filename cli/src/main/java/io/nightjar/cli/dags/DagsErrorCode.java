package io.nightjar.cli.dags;

import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;

/** The failures of talking to Airflow. */
enum DagsErrorCode implements ErrorCode {
  AIRFLOW_REQUEST_REFUSED(ErrorType.USER),
  AIRFLOW_DAG_PAUSED(ErrorType.USER),
  AIRFLOW_RUN_NOT_FOUND(ErrorType.USER),
  AIRFLOW_NOT_AVAILABLE(ErrorType.DEPENDENCY),
  AIRFLOW_RUN_NOT_OVER(ErrorType.DEPENDENCY);

  private final ErrorType type;

  DagsErrorCode(ErrorType type) {
    this.type = type;
  }

  @Override
  public ErrorType type() {
    return type;
  }
}
