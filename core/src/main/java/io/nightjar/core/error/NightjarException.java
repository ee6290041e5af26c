package io.nightjar.core.error;

import java.util.Objects;

/**
 * A failure that a person can act on. Made only by the {@code …Errors} class of a module; its
 * message is one line that says what, where, why and what to do, without data values or secrets.
 */
public final class NightjarException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final ErrorType type;

  /** Creates a failure without a cause. */
  public NightjarException(ErrorCode code, String message) {
    this(code, message, null);
  }

  /** Creates a failure; {@code cause} may be null. */
  public NightjarException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code is null");
    this.type = code.type();
  }

  /** The kind of failure. */
  public ErrorCode code() {
    return code;
  }

  /** Who has to act. */
  public ErrorType type() {
    return type;
  }
}
