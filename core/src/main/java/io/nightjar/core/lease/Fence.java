package io.nightjar.core.lease;

/**
 * What keeps a run that was overtaken from writing. Its token grows with every run of the same key;
 * tables refuse a commit whose token is not above the one they have seen (Kleppmann, "How to do
 * distributed locking", 2016). The token is fixed before the work, so however long a run was
 * paused, it comes with an old one.
 */
public interface Fence {
  /** The token. */
  long token();

  /**
   * Fails with exit code 30 if another run has taken over. True between two calls is no promise;
   * the token is.
   */
  void check();

  /**
   * Raises the token above one that a table has seen, which is needed when leases were lost with
   * their files; fails with exit code 30 if another run has taken over.
   */
  void raiseAbove(long seen);
}
