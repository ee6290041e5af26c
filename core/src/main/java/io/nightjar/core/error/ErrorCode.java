package io.nightjar.core.error;

/** One kind of failure; each module lists its own in one enum. */
public interface ErrorCode {
  /** The stable name, as it stands in run manifests. */
  String name();

  /** Who has to act. */
  ErrorType type();
}
