package io.nightjar.validation.measure;

/** Thrown while a query is made, if it cannot be; the message is for people. */
public final class BrokenQuery extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param why one sentence without data values
   */
  public BrokenQuery(String why) {
    super(why, null, false, false);
  }
}
