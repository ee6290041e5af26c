package io.nightjar.validation.measure;

/**
 * How often combinations of values occur.
 *
 * @param rows rows that took part
 * @param distinct different combinations
 * @param once combinations that occur in one row only
 */
public record KeyCounts(long rows, long distinct, long once) {
  /** No rows at all. */
  public static final KeyCounts NONE = new KeyCounts(0, 0, 0);
}
