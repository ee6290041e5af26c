package io.nightjar.validation.profile;

/**
 * How many rows of a night have something in common.
 *
 * @param night its date
 * @param part rows that have it
 * @param rows all rows that could have it
 */
public record NightShare(String night, long part, long rows) {
  /** From 0 to 1; 0 of a night without rows. */
  public double share() {
    return rows == 0 ? 0 : (double) part / rows;
  }
}
