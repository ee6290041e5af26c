package io.nightjar.validation.rule;

/**
 * What a rule about rows counted.
 *
 * @param elements rows looked at
 * @param missing of those left out because of nulls
 * @param unexpected of the rest those that do not fit
 */
public record Counts(long elements, long missing, long unexpected) {
  /** The rows that take part. */
  public long present() {
    return elements - missing;
  }

  /** Share of the present ones that fit; 1 if there are none. */
  public double share() {
    return present() == 0 ? 1.0 : (double) (present() - unexpected) / present();
  }
}
