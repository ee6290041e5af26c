package io.nightjar.validation.measure.ranks;

/**
 * Values that lie together in the order.
 *
 * @param within the bucket that was looked into
 * @param bucket the smaller bucket that they all are in
 * @param count how many
 * @param least the smallest
 * @param greatest the largest
 */
public record Group(long within, long bucket, long count, Number least, Number greatest) {
  /** Zeros are one value. */
  public Group {
    least = unsigned(least);
    greatest = unsigned(greatest);
  }

  private static Number unsigned(Number value) {
    if (value instanceof Double wide) {
      return wide + 0.0;
    }
    return value instanceof Float narrow ? (Number) (narrow + 0.0f) : value;
  }

  /** Whether all are the same value. */
  boolean isOneValue() {
    return least.equals(greatest);
  }

  @SuppressWarnings("unchecked")
  static int compare(Group one, Group other) {
    return ((Comparable<Number>) one.least()).compareTo(other.least());
  }
}
