package io.nightjar.airflow.local.error;

import java.util.Objects;

/**
 * Why a local Airflow could not be installed, started, stopped or looked at. The message is one
 * line: what, where, why, and what to do; it never holds a secret.
 */
public final class LocalAirflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Who has to act. */
  public enum Kind {
    /** Something on this machine is missing, or was asked for wrongly. */
    SETUP(10),
    /** Another command works on the same Airflow right now. */
    HELD(30),
    /** Something did not work that may work later. */
    FAILED(40),
    /** What was fetched is not what the requirements say. */
    INTEGRITY(50);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** The exit code of a command that ends with this. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  LocalAirflowException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind is null");
  }

  /** Who has to act. */
  public Kind kind() {
    return kind;
  }
}
