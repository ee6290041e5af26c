package io.nightjar.validation.alert.outbox;

import io.nightjar.core.run.Digests;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * One mail to one recipient, on its way.
 *
 * @param messageId the same for every try and every recipient
 * @param recipient who gets this copy
 * @param pipeline it is about
 * @param night it is about
 * @param form such as {@code single} or {@code daily}
 * @param readers all recipients, separated by commas
 * @param subject for people who look into the outbox
 * @param status where it is
 * @param attempts how often the server was asked to take it
 * @param notBefore when it may be tried
 * @param writtenAt when it was written
 * @param changedAt when its status changed last
 * @param problem of the last try, or empty
 * @param message the mail itself, the same bytes with every try
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its key alone
public record OutboxMail(
    String messageId,
    String recipient,
    String pipeline,
    LocalDate night,
    String form,
    String readers,
    String subject,
    Status status,
    int attempts,
    Instant notBefore,
    Instant writtenAt,
    Instant changedAt,
    String problem,
    byte[] message) {
  private static final int KEY_DIGITS = 32;

  /** Where a mail is. */
  public enum Status {
    WAITING,
    /** A process has taken it in hand; after a while without an answer another one may. */
    SENDING,
    SENT,
    /** The server knows the recipient not, and says that this will not change. */
    REFUSED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What identifies it: a digest of Message-ID and recipient. */
  public String key() {
    return Digests.sha256(messageId + "\n" + recipient).substring(0, KEY_DIGITS);
  }

  /** The same in the hands of a process. */
  OutboxMail taken(Instant at) {
    return with(Status.SENDING, attempts + 1, notBefore, at, "");
  }

  /** The same after a try. */
  OutboxMail after(Delivery delivery, Instant at, Instant nextTry) {
    return with(delivery.status(), attempts, nextTry, at, delivery.problem());
  }

  private OutboxMail with(
      Status next, int tries, Instant nextTry, Instant at, String whatHappened) {
    return new OutboxMail(
        messageId,
        recipient,
        pipeline,
        night,
        form,
        readers,
        subject,
        next,
        tries,
        nextTry,
        writtenAt,
        at,
        whatHappened,
        message);
  }
}
