package io.nightjar.core.error;

/** Who has to act when a run fails; decides the exit code and whether a scheduler may retry. */
public enum ErrorType {
  /** Everything unexpected: a defect in Nightjar. */
  INTERNAL(1, false),
  /**
   * The request is wrong: arguments, configuration, a pinned version or model that is not there.
   */
  USER(10, false),
  /** The data is wrong: a failed check, a schema that does not fit, a missing delivery. */
  DATA(20, false),
  /** Another run holds the same key. */
  HELD(30, true),
  /** Something outside is unavailable or full: storage, disk, network, a peer; or it said stop. */
  DEPENDENCY(40, true),
  /** A digest, pin, ledger or log does not agree with the tables. */
  INTEGRITY(50, false);

  private final int exitCode;
  private final boolean retryable;

  ErrorType(int exitCode, boolean retryable) {
    this.exitCode = exitCode;
    this.retryable = retryable;
  }

  /** The exit code of a process that ends with this kind of error. */
  public int exitCode() {
    return exitCode;
  }

  /** Whether the same command may succeed later without anybody changing anything. */
  public boolean isRetryable() {
    return retryable;
  }
}
