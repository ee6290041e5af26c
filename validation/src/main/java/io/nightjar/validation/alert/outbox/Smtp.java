package io.nightjar.validation.alert.outbox;

import io.nightjar.core.config.MailServer;
import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;

/**
 * Hands mails to an SMTP server. Every step has a time limit, and nothing is thrown: what became of
 * a mail is an answer.
 */
public final class Smtp {
  private static final int NO_SUCH_MAILBOX = 550;
  private static final int LAST_OF_ADDRESS = 559;
  private static final int PROBLEM_LENGTH = 300;

  private final MailServer server;
  private final Session session;

  /** A server, with the usual time limits. */
  public Smtp(MailServer server) {
    this(server, Duration.ofSeconds(10), Duration.ofSeconds(20));
  }

  /**
   * A server; nothing is asked of it yet.
   *
   * @param connect how long a connection may take
   * @param answer how long any answer may take, and taking a mail
   */
  public Smtp(MailServer server, Duration connect, Duration answer) {
    this.server = server;
    this.session = Session.getInstance(settings(server, connect, answer));
  }

  private static Properties settings(MailServer server, Duration connect, Duration answer) {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", server.host());
    settings.put("mail.smtp.port", Integer.toString(server.port()));
    settings.put("mail.smtp.from", server.from());
    settings.put("mail.smtp.connectiontimeout", Long.toString(connect.toMillis()));
    settings.put("mail.smtp.timeout", Long.toString(answer.toMillis()));
    settings.put("mail.smtp.writetimeout", Long.toString(answer.toMillis()));
    settings.put("mail.smtp.auth", Boolean.toString(server.login().isNeeded()));
    settings.put("mail.smtp.starttls.enable", Boolean.toString(server.isEncrypted()));
    settings.put("mail.smtp.starttls.required", Boolean.toString(server.isEncrypted()));
    settings.put("mail.smtp.ssl.checkserveridentity", "true");
    settings.put("mail.smtp.quitwait", "false");
    return settings;
  }

  /** Tries each mail once, in order; once the server is gone the rest is not tried. */
  public List<Delivery> send(List<OutboxMail> mails) {
    List<Delivery> deliveries = new ArrayList<>();
    Delivery gone = null;
    try (Transport transport = session.getTransport("smtp")) {
      connect(transport);
      for (OutboxMail mail : mails) {
        Delivery delivery = gone == null ? send(transport, mail) : gone;
        deliveries.add(delivery);
        gone = delivery.isServerGone() ? delivery : null;
      }
    } catch (MessagingException e) { // not connected, or not taken leave of
      while (deliveries.size() < mails.size()) {
        deliveries.add(new Delivery(Status.WAITING, said(e), true));
      }
    }
    return deliveries;
  }

  private void connect(Transport transport) throws MessagingException {
    if (server.login().isNeeded()) {
      transport.connect(server.login().user(), server.login().password());
    } else {
      transport.connect();
    }
  }

  private Delivery send(Transport transport, OutboxMail mail) {
    try {
      MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(mail.message()));
      transport.sendMessage(
          message, new InternetAddress[] {new InternetAddress(mail.recipient(), true)});
      return Delivery.DONE;
    } catch (MessagingException e) {
      if (isAddressRefused(e)) {
        return new Delivery(Status.REFUSED, said(e), false);
      }
      return new Delivery(Status.WAITING, said(e), !transport.isConnected());
    }
  }

  private static boolean isAddressRefused(MessagingException failure) {
    for (Exception each = failure; each instanceof MessagingException known; ) {
      if (known instanceof SMTPAddressFailedException refused
          && refused.getReturnCode() >= NO_SUCH_MAILBOX
          && refused.getReturnCode() <= LAST_OF_ADDRESS) {
        return true;
      }
      each = known.getNextException();
    }
    return false;
  }

  /** One line; of a failed log-in only that it failed, as servers repeat what they were sent. */
  private static String said(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return "the server refuses user and password";
    }
    Exception deepest = failure;
    while (deepest instanceof MessagingException known && known.getNextException() != null) {
      deepest = known.getNextException();
    }
    String said = deepest.getMessage() == null ? "" : deepest.getMessage();
    String line =
        (deepest.getClass().getSimpleName() + ": " + said).replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= PROBLEM_LENGTH ? line : line.substring(0, PROBLEM_LENGTH);
  }
}
