package io.nightjar.testkit;

/**
 * How often something is tried: {@code -Dnightjar.full=true} asks for full counts, else a small
 * seeded sample does, so that a build stays short.
 */
public final class Counts {
  private static final boolean ARE_FULL = Boolean.getBoolean("nightjar.full");

  private Counts() {}

  /** Whether full counts are asked for. */
  public static boolean areFull() {
    return ARE_FULL;
  }

  /** One of the two. */
  public static int of(int full, int sample) {
    return ARE_FULL ? full : sample;
  }
}
