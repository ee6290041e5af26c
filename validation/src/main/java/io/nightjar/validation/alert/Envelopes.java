package io.nightjar.validation.alert;

import io.nightjar.core.pipeline.Pipeline;
import io.nightjar.validation.alert.incident.Letter;
import io.nightjar.validation.alert.mail.Content;
import io.nightjar.validation.alert.mail.LetterText;
import io.nightjar.validation.alert.mail.MimeMail;
import io.nightjar.validation.alert.outbox.OutboxMail;
import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes letters into mails: one for each recipient, that may not go before quiet hours end. */
final class Envelopes {
  private final Pipeline pipeline;
  private final MimeMail mime;
  private final LetterText text;

  Envelopes(Pipeline pipeline, String from, LetterText text) {
    this.pipeline = pipeline;
    this.mime = new MimeMail(from);
    this.text = text;
  }

  /** How the outbox spells a form. */
  static String form(Letter.Form form) {
    return form.name().toLowerCase(Locale.ROOT);
  }

  List<OutboxMail> of(List<Letter> letters, Instant now) {
    List<OutboxMail> mails = new ArrayList<>();
    for (Letter letter : letters) {
      Content content = text.of(letter);
      byte[] message = mime.of(letter, content, now);
      letter.to().forEach(to -> mails.add(mail(letter, to, content.subject(), message, now)));
    }
    return mails;
  }

  private OutboxMail mail(
      Letter letter, String recipient, String subject, byte[] message, Instant now) {
    Instant notBefore =
        letter.isUrgent()
            ? now
            : pipeline
                .alerts()
                .quiet()
                .map(hours -> hours.next(now, pipeline.clock().zone()))
                .orElse(now);
    return new OutboxMail(
        letter.messageId(),
        recipient,
        pipeline.name(),
        letter.night(),
        form(letter.form()),
        letter.readers(),
        subject,
        Status.WAITING,
        0,
        notBefore,
        now,
        now,
        "",
        message);
  }
}
