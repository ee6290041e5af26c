package io.nightjar.core.error;

/** Makes the failures of taking care of tables: why nothing was taken away. */
public final class CareErrors {
  private CareErrors() {}

  /** A short grace while somebody is at work. */
  public static NightjarException graceTooShort(String holder) {
    return new NightjarException(
        CoreErrorCode.HELD_BY_ANOTHER_RUN,
        ("A grace below one day is only safe while nothing runs, but %s does. Wait for it to end,"
                + " or leave out --grace.")
            .formatted(holder));
  }

  /** A lake without manifests, so that nobody can say which versions are needed. */
  public static NightjarException nothingIsPinned() {
    return new NightjarException(
        CoreErrorCode.INVALID_ARGUMENT,
        "This lake has no run manifest, so nobody can say which versions are needed. Check --lake;"
            + " if manifests are lost, restore them before any maintenance.");
  }

  /** A version that must be readable and is not in the log of its table. */
  public static NightjarException keptVersionGone(String pin, String why) {
    return new NightjarException(
        CoreErrorCode.TABLE_DAMAGED,
        ("Table version %s is needed (%s), but the log of the table does not have it. The table was"
                + " left as it is; run nightjar doctor.")
            .formatted(pin, why));
  }

  /** Files that a version needs and that are not there as they were written. */
  public static NightjarException keptFilesGone(String table, long files, String example) {
    return new NightjarException(
        CoreErrorCode.TABLE_DAMAGED,
        ("Table %s lacks %d files that kept versions need, or has them in another size, such as %s."
                + " The table was left as it is; run nightjar doctor.")
            .formatted(table, files, example));
  }

  /** A log whose commits do not say what Delta reads from it. */
  public static NightjarException logNotWhole(String table, String why) {
    return new NightjarException(
        CoreErrorCode.TABLE_DAMAGED,
        "The log of table %s is damaged (%s). The table was left as it is; run nightjar doctor."
            .formatted(table, why));
  }
}
