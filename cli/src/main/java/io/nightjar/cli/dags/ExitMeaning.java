package io.nightjar.cli.dags;

import io.nightjar.core.error.ErrorType;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * What the exit code of a job says to the person who has to act.
 *
 * @param type who that is
 * @param text in words
 */
record ExitMeaning(ErrorType type, String text) {
  /** Codes above are those of a process that a signal has ended, 128 + its number. */
  private static final int SIGNALS = 128;

  /** That of a JVM which ends itself when it has no memory left. */
  private static final int OUT_OF_MEMORY = 3;

  /** The meaning of a code of Nightjar's, of a killed process, or of none at all. */
  static ExitMeaning of(OptionalInt code) {
    if (code.isEmpty()) {
      return new ExitMeaning(ErrorType.INTERNAL, "without an exit code");
    }
    int number = code.getAsInt();
    ErrorType type = isKilled(number) ? ErrorType.DEPENDENCY : type(number);
    String words = isKilled(number) ? "killed, or out of memory; it may be repeated" : words(type);
    return new ExitMeaning(type, "with exit code %d: %s".formatted(number, words));
  }

  private static boolean isKilled(int number) {
    return number < 0 || number == OUT_OF_MEMORY || number > SIGNALS;
  }

  private static ErrorType type(int number) {
    return Arrays.stream(ErrorType.values())
        .filter(each -> each.exitCode() == number)
        .findFirst()
        .orElse(ErrorType.INTERNAL);
  }

  private static String words(ErrorType type) {
    return switch (type) {
      case INTERNAL -> "a defect";
      case USER -> "wrong request or configuration; to be corrected before it is repeated";
      case DATA -> "data refused; the owner of the data has to look at it";
      case HELD -> "held by another run; repeat it when that has ended";
      case DEPENDENCY -> "storage or network; it may be repeated";
      case INTEGRITY -> "tables and accounts disagree; do not repeat it, somebody has to look";
    };
  }
}
