package io.nightjar.core.lease;

/** The right of one run to work on a key, kept alive until it is closed. */
public interface Lease extends Fence, AutoCloseable {
  /** Gives it back, so that the next run need not wait; does nothing if it was lost. */
  @Override
  void close();
}
