package io.nightjar.core.internal.files;

import io.nightjar.core.lease.Holder;
import io.nightjar.core.lease.Lease;
import io.nightjar.core.lease.LeaseKey;
import io.nightjar.core.lease.Leases;
import java.util.List;

/** Gives everybody what they ask for, so that a benchmark can tell what leases cost. */
public final class NoLeases implements Leases {
  @Override
  public Lease acquire(LeaseKey key, String run) {
    return new Unheld();
  }

  @Override
  public List<Holder> live() {
    return List.of();
  }

  /** Its token follows what the tables have seen, so that commits are made as usual. */
  private static final class Unheld implements Lease {
    private long token;

    @Override
    public synchronized long token() {
      return token;
    }

    @Override
    public void check() {
      // Nobody is kept from taking over.
    }

    @Override
    public synchronized void raiseAbove(long seen) {
      token = Math.max(token, seen + 1);
    }

    @Override
    public void close() {
      // Nothing was taken.
    }
  }
}
