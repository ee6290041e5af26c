package io.nightjar.validation.alert.incident;

import io.nightjar.core.run.CheckResult.Severity;
import java.time.LocalDate;
import java.util.List;

/**
 * One mail to be written.
 *
 * @param form how much it tells
 * @param to addresses
 * @param night the newest night it is about
 * @param news what it tells, worst first; one for a single
 * @param messageId its own, with brackets: a function of what it tells and to whom
 * @param answers the Message-ID of the mail that it continues, or empty
 */
public record Letter(
    Form form,
    List<String> to,
    LocalDate night,
    List<News> news,
    String messageId,
    String answers) {
  /** How much a mail tells. */
  public enum Form {
    /** One incident, in full. */
    SINGLE,
    /** Many that happened at once, in a list. */
    DIGEST,
    /** What waits for the mail of the day, in a list. */
    DAILY,
    /** All there is about nights that were computed again, in a list. */
    SUMMARY
  }

  /** Copies the lists. */
  public Letter {
    to = List.copyOf(to);
    news = List.copyOf(news);
  }

  /** Whether it must not wait for the end of quiet hours. */
  public boolean isUrgent() {
    return news.stream()
        .anyMatch(
            each ->
                each.incident().severity() == Severity.CRITICAL
                    && each.kind() != News.Kind.STILL_FAILING
                    && each.kind() != News.Kind.RESOLVED);
  }

  /** What stands for these recipients among the threads of an incident. */
  public String readers() {
    return readers(to);
  }

  static String readers(List<String> to) {
    return String.join(",", to);
  }
}
