package io.nightjar.cli.airflow;

import io.nightjar.airflow.local.error.LocalAirflowException;
import io.nightjar.core.error.ErrorCode;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import java.util.function.Supplier;

/** Gives failures of a local Airflow the exit codes of the command line. */
final class LocalFailures {
  private LocalFailures() {}

  /** The kinds of failure. */
  private enum Code implements ErrorCode {
    AIRFLOW_SETUP(ErrorType.USER),
    AIRFLOW_HELD(ErrorType.HELD),
    AIRFLOW_FAILED(ErrorType.DEPENDENCY),
    AIRFLOW_PACKAGE_CHANGED(ErrorType.INTEGRITY);

    private final ErrorType type;

    Code(ErrorType type) {
      this.type = type;
    }

    @Override
    public ErrorType type() {
      return type;
    }
  }

  static <T> T translated(Supplier<T> action) {
    try {
      return action.get();
    } catch (LocalAirflowException e) {
      throw new NightjarException(code(e.kind()), e.getMessage(), e);
    }
  }

  private static Code code(LocalAirflowException.Kind kind) {
    return switch (kind) {
      case SETUP -> Code.AIRFLOW_SETUP;
      case HELD -> Code.AIRFLOW_HELD;
      case FAILED -> Code.AIRFLOW_FAILED;
      case INTEGRITY -> Code.AIRFLOW_PACKAGE_CHANGED;
    };
  }
}
