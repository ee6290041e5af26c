package io.nightjar.core.maintain;

/**
 * Partitions with several small files.
 *
 * @param partitions how many
 * @param files how many small files they have together
 */
public record SmallFiles(long partitions, long files) {
  /** None. */
  public static final SmallFiles NONE = new SmallFiles(0, 0);
}
