package io.nightjar.core.maintain;

/**
 * Data files that no kept version needs and that are older than the grace.
 *
 * @param files how many
 * @param bytes their size together
 */
public record Removal(long files, long bytes) {
  /** Nothing. */
  public static final Removal NONE = new Removal(0, 0);

  /** Whether there is nothing. */
  public boolean isNone() {
    return files == 0;
  }

  /** What is not in the other. */
  public Removal minus(Removal other) {
    return new Removal(files - other.files, bytes - other.bytes);
  }

  /** Both together. */
  public Removal plus(Removal other) {
    return new Removal(files + other.files, bytes + other.bytes);
  }
}
