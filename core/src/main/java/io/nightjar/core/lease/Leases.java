package io.nightjar.core.lease;

import java.util.List;

/** The leases of a lake. They save work; what protects the tables is the token. */
public interface Leases {
  /**
   * Takes a lease. A holder that has died, or has given no sign of life for the time-out, is
   * overtaken; its token is smaller. Fails with exit code 30 if a run that lives holds the key or
   * one that overlaps, saying which, where and since when.
   */
  Lease acquire(LeaseKey key, String run);

  /** Every holder that lives, by key. */
  List<Holder> live();
}
