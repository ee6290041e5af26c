package io.nightjar.validation.alert.outbox;

import io.nightjar.validation.alert.outbox.OutboxMail.Status;

/**
 * What became of one try to send a mail.
 *
 * @param status {@code SENT}, {@code REFUSED}, or {@code WAITING} if another try makes sense
 * @param problem in one line, empty if there was none
 * @param isServerGone whether other mails would fare the same
 */
public record Delivery(Status status, String problem, boolean isServerGone) {
  /** The server has taken it. */
  static final Delivery DONE = new Delivery(Status.SENT, "", false);
}
