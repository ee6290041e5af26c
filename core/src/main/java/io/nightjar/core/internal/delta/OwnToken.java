package io.nightjar.core.internal.delta;

import io.nightjar.core.lease.Fence;

/** The fence of a writer without a lease: its token follows what the tables have seen. */
final class OwnToken implements Fence {
  private long token;

  @Override
  public synchronized long token() {
    return token;
  }

  @Override
  public void check() {
    // Nobody can take over from it.
  }

  @Override
  public synchronized void raiseAbove(long seen) {
    token = Math.max(token, seen + 1);
  }
}
