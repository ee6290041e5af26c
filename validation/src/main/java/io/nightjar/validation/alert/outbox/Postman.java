package io.nightjar.validation.alert.outbox;

import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Sends what waits in the outbox, some at a time: takes them in hand, tries them, writes down what
 * became of them. If it dies in between the same mails go out again under the same Message-IDs.
 */
public final class Postman {
  private static final int AT_A_TIME = 10;
  private static final Duration FIRST_BACK_OFF = Duration.ofMinutes(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofHours(1);
  private static final int DOUBLINGS = 6;

  private final Outbox outbox;
  private final Smtp smtp;
  private final Clock clock;

  /** Works on that outbox. */
  public Postman(Outbox outbox, Smtp smtp, Clock clock) {
    this.outbox = outbox;
    this.smtp = smtp;
    this.clock = clock;
  }

  /**
   * How a round went.
   *
   * @param sent mails that the server has taken
   * @param refused mails whose recipient it does not know
   * @param postponed mails that it did not take now
   * @param problem of the last mail that was not sent, or empty
   */
  public record Round(int sent, int refused, int postponed, String problem) {}

  /**
   * Sends until nothing is due, the server is gone or the time is up.
   *
   * @param atMost how long to begin with further mails
   * @param isNow whether quiet hours and back-off are ignored
   */
  public Round deliver(Duration atMost, boolean isNow) {
    Instant end = clock.instant().plus(atMost);
    List<Delivery> all = new ArrayList<>();
    boolean isServerThere = true;
    Set<String> tried = new HashSet<>();
    while (isServerThere && clock.instant().isBefore(end)) {
      List<OutboxMail> taken = outbox.take(clock.instant(), AT_A_TIME, isNow, tried);
      if (taken.isEmpty()) {
        break;
      }
      List<Delivery> deliveries = smtp.send(taken);
      settle(taken, deliveries);
      all.addAll(deliveries);
      taken.forEach(mail -> tried.add(mail.key()));
      isServerThere = deliveries.stream().noneMatch(Delivery::isServerGone);
    }
    return round(all);
  }

  private void settle(List<OutboxMail> taken, List<Delivery> deliveries) {
    Instant now = clock.instant();
    List<OutboxMail> tried = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      OutboxMail mail = taken.get(i);
      tried.add(mail.after(deliveries.get(i), now, now.plus(backOff(mail.attempts()))));
    }
    outbox.settle(tried);
  }

  private static Duration backOff(int attempts) {
    Duration next = FIRST_BACK_OFF.multipliedBy(1L << Math.min(DOUBLINGS, attempts - 1));
    return next.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : next;
  }

  private static Round round(List<Delivery> all) {
    String problem =
        all.stream().map(Delivery::problem).filter(each -> !each.isEmpty()).reduce("", (a, b) -> b);
    return new Round(
        count(all, Status.SENT), count(all, Status.REFUSED), count(all, Status.WAITING), problem);
  }

  private static int count(List<Delivery> all, Status status) {
    return (int) all.stream().filter(each -> each.status() == status).count();
  }
}
