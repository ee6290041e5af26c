package io.nightjar.validation.alert.mail;

import io.nightjar.validation.alert.incident.Letter;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/**
 * A mail as it goes over the wire. Whatever is in the text, a header stays one header: control
 * signs become blanks, and addresses that are none are refused.
 */
public final class MimeMail {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();
  private static final int SUBJECT_LENGTH = 180;

  private final String from;

  /** Mails that come from that address. */
  public MimeMail(String from) {
    this.from = from;
  }

  /** The bytes of a letter, as of an instant; plain text, HTML and the picture if there is one. */
  public byte[] of(Letter letter, Content content, Instant at) {
    return of(letter.messageId(), letter.answers(), letter.to(), content, at);
  }

  /** The bytes of any mail; {@code answers} may be empty. */
  public byte[] of(String messageId, String answers, List<String> to, Content content, Instant at) {
    try {
      WithOwnId message = new WithOwnId(messageId);
      message.setFrom(address(from));
      for (String each : to) {
        message.addRecipient(RecipientType.TO, address(each));
      }
      message.setSubject(line(content.subject()), UTF_8);
      message.setSentDate(Date.from(at));
      message.setHeader("Auto-Submitted", "auto-generated");
      if (!answers.isEmpty()) {
        message.setHeader("In-Reply-To", line(answers));
        message.setHeader("References", line(answers));
      }
      message.setContent(body(content));
      message.saveChanges();
      return bytes(message);
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail cannot be made: " + e.getMessage(), e);
    }
  }

  /** One line, whatever the text. */
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
    return line.length() <= SUBJECT_LENGTH ? line : line.substring(0, SUBJECT_LENGTH - 1) + "…";
  }

  private static InternetAddress address(String text) throws MessagingException {
    InternetAddress address = new InternetAddress(text, true);
    address.validate();
    return address;
  }

  private static MimeMultipart body(Content content) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(content.text(), UTF_8, "plain");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(content.html(), UTF_8, "html");
    MimeMultipart body = new MimeMultipart("alternative");
    body.addBodyPart(text);
    body.addBodyPart(content.picture().isPresent() ? related(html, content) : html);
    return body;
  }

  private static MimeBodyPart related(MimeBodyPart html, Content content)
      throws MessagingException {
    MimeBodyPart picture = new MimeBodyPart();
    picture.setDataHandler(
        new DataHandler(new ByteArrayDataSource(content.picture().orElseThrow(), "image/png")));
    picture.setContentID("<" + Content.PICTURE + ">");
    picture.setDisposition(Part.INLINE);
    picture.setFileName("history.png");
    MimeMultipart both = new MimeMultipart("related");
    both.addBodyPart(html);
    both.addBodyPart(picture);
    MimeBodyPart part = new MimeBodyPart();
    part.setContent(both);
    return part;
  }

  private static byte[] bytes(MimeMessage message) throws MessagingException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      message.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /** The library would make up an id of its own, another one with every try. */
  private static final class WithOwnId extends MimeMessage {
    private final String id;

    WithOwnId(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", line(id));
    }
  }
}
