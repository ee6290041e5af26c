package io.nightjar.airflow;

import java.util.Objects;

/**
 * Why a call to Airflow did not succeed. The message is one line: what was wanted, where it failed,
 * why, and what to do; it never holds a token or a password.
 */
public final class AirflowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller may want to tell apart. */
  public enum Kind {
    /** No connection, or no whole answer in time; whether a request had effect is open. */
    UNREACHABLE(true, "check the address and that the API server of Airflow is up"),
    /** The user, their password or their role is not accepted. */
    REFUSED(false, "check the user, the password and the role"),
    /** There is no such thing. */
    NOT_FOUND(false, "check the name; a new DAG is known once Airflow has parsed it"),
    /** It is there already, or its state does not allow this. */
    CONFLICT(false, "look at what is there first"),
    /** Airflow does not understand or accept the request. */
    INVALID_REQUEST(false, "correct the request"),
    /** The server failed; whether a request had effect is open. */
    SERVER_FAULT(true, "repeat it later; the log of the API server says more"),
    /** The answer is not what Airflow answers; whether a request had effect is open. */
    BAD_ANSWER(true, "check that the address is that of Airflow 3 and what stands in between"),
    /** What was watched did not end in time. */
    DEADLINE(false, "watch it again, or look at it in Airflow"),
    /** The thread was interrupted while it waited. */
    INTERRUPTED(false, "whether it had effect is open");

    private final boolean passing;
    private final String advice;

    Kind(boolean passing, String advice) {
      this.passing = passing;
      this.advice = advice;
    }

    /** Whether the same call may succeed later, unchanged. */
    public boolean isPassing() {
      return passing;
    }

    String advice() {
      return advice;
    }
  }

  private final Kind kind;

  AirflowException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind is null");
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }
}
