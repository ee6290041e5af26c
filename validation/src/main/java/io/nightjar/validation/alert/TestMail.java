package io.nightjar.validation.alert;

import io.nightjar.core.config.MailServer;
import io.nightjar.validation.ValidationErrors;
import io.nightjar.validation.alert.mail.Content;
import io.nightjar.validation.alert.mail.MimeMail;
import io.nightjar.validation.alert.outbox.Delivery;
import io.nightjar.validation.alert.outbox.OutboxMail;
import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import io.nightjar.validation.alert.outbox.Smtp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A mail by which somebody finds out whether mails arrive; goes out at once, not by the outbox. */
public final class TestMail {
  private final MailServer server;

  /** A mail through that server. */
  public TestMail(MailServer server) {
    this.server = server;
  }

  /** Sends it; fails with exit code 40 if the server does not take it for one of them. */
  public void send(String pipeline, List<String> to, Instant now) {
    String id = "<test.%s@%s>".formatted(UUID.randomUUID(), server.from().replaceFirst("^.*@", ""));
    String text = "This is a test of the alert mails of pipeline " + pipeline + ". They arrive.\n";
    Content content =
        new Content(
            "[" + pipeline + "] test mail",
            text,
            "<!DOCTYPE html><html lang=\"en\"><body><p>" + text + "</p></body></html>",
            Optional.empty());
    byte[] message = new MimeMail(server.from()).of(id, "", to, content, now);
    List<OutboxMail> mails =
        to.stream().map(each -> mail(id, each, pipeline, message, now)).toList();
    List<Delivery> deliveries = new Smtp(server).send(mails);
    for (int i = 0; i < deliveries.size(); i++) {
      if (deliveries.get(i).status() != Status.SENT) {
        throw ValidationErrors.mailNotTaken(
            server.toString(), to.get(i), deliveries.get(i).problem());
      }
    }
  }

  private static OutboxMail mail(
      String id, String to, String pipeline, byte[] message, Instant now) {
    return new OutboxMail(
        id,
        to,
        pipeline,
        LocalDate.ofInstant(now, ZoneOffset.UTC),
        "test",
        to,
        "test mail",
        Status.SENDING,
        1,
        now,
        now,
        now,
        "",
        message);
  }
}
