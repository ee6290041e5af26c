package io.nightjar.validation.alert.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.config.MailServer.Login;
import io.nightjar.validation.alert.mail.Content;
import io.nightjar.validation.alert.mail.MimeMail;
import io.nightjar.validation.alert.outbox.OutboxMail.Status;
import io.nightjar.validation.alert.outbox.RoughServer.Manner;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SmtpTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration PATIENT = Duration.ofSeconds(30);

  @RegisterExtension
  private static final GreenMailExtension SERVER =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @Test
  void handsMailsToTheServerAsTheyWereWritten() throws Exception {
    List<Delivery> deliveries =
        smtp(SERVER.getSmtp().getPort(), PATIENT)
            .send(List.of(mail("<1@a>", "ops@example.org"), mail("<2@a>", "x@example.org")));

    assertThat(deliveries).containsOnly(Delivery.DONE);
    MimeMessage first = SERVER.getReceivedMessages()[0];
    assertThat(first.getMessageID()).isEqualTo("<1@a>");
    assertThat(first.getAllRecipients()[0]).hasToString("ops@example.org");
  }

  @Test
  void aServerThatIsNotThereIsAskedAgainLater() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }

    assertThat(smtp(port, PATIENT).send(List.of(mail("<1@a>", "a@b.c"), mail("<2@a>", "a@b.c"))))
        .hasSize(2)
        .allMatch(each -> each.status() == Status.WAITING && each.isServerGone())
        .allMatch(each -> each.problem().contains("Connect"));
  }

  @Test
  void aServerThatHangsCostsTheTimeLimitOnce() throws Exception {
    try (RoughServer server = new RoughServer(Manner.SILENT)) {
      Instant begun = Instant.now();

      List<Delivery> deliveries =
          smtp(server.port(), SHORT).send(List.of(mail("<1@a>", "a@b.c"), mail("<2@a>", "a@b.c")));

      assertThat(deliveries).extracting(Delivery::status).containsOnly(Status.WAITING);
      assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENT);
    }
  }

  @Test
  void aServerThatIsClosedIsAskedAgainLater() throws Exception {
    assertThat(send(Manner.CLOSED).get(0).status()).isEqualTo(Status.WAITING);
    assertThat(send(Manner.FULL).get(0).status()).isEqualTo(Status.WAITING);
  }

  @Test
  void aMailboxThatIsNotThereIsNotAskedForAgain() throws Exception {
    assertThat(send(Manner.NO_SUCH_MAILBOX))
        .hasSize(2)
        .allMatch(each -> each.status() == Status.REFUSED && !each.isServerGone())
        .allMatch(each -> each.problem().contains("550 no such mailbox"));
  }

  @Test
  void aServerThatDropsBeforeItAnswersMayHaveTakenTheMailSoItIsSentAgain() throws Exception {
    try (RoughServer server = new RoughServer(Manner.DROPS_BEFORE_ANSWER)) {
      List<Delivery> deliveries =
          smtp(server.port(), PATIENT)
              .send(List.of(mail("<1@a>", "a@b.c"), mail("<2@a>", "a@b.c")));

      assertThat(deliveries).extracting(Delivery::status).containsOnly(Status.WAITING);
      assertThat(server.mails()).singleElement().asString().contains("Message-ID: <1@a>");
    }
  }

  @Test
  void aPasswordIsNeverSaidOnAnOpenLine() throws Exception {
    try (RoughServer server = new RoughServer(Manner.OPEN_LOGIN)) {
      MailServer encrypted =
          new MailServer(
              "127.0.0.1",
              server.port(),
              "n@example.org",
              true,
              new Login("nightjar", "s3cr3t-canary"));

      List<Delivery> deliveries =
          new Smtp(encrypted, PATIENT, PATIENT).send(List.of(mail("<1@a>", "a@b.c")));

      assertThat(deliveries.get(0).status()).isEqualTo(Status.WAITING);
      assertThat(deliveries.get(0).problem()).containsIgnoringCase("STARTTLS");
      assertThat(server.said()).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(encrypted.toString()).doesNotContain("canary");
    }
  }

  private static List<Delivery> send(Manner manner) throws Exception {
    try (RoughServer server = new RoughServer(manner)) {
      return smtp(server.port(), PATIENT)
          .send(List.of(mail("<1@a>", "a@b.c"), mail("<2@a>", "a@b.c")));
    }
  }

  private static Smtp smtp(int port, Duration limit) {
    return new Smtp(
        new MailServer("127.0.0.1", port, "nightjar@example.org", false, Login.NOBODY),
        limit,
        limit);
  }

  static OutboxMail mail(String id, String to) {
    Instant now = Instant.parse("2013-02-09T08:00:00Z");
    Content content = new Content("subject", "text", "<p>text</p>", Optional.empty());
    byte[] message = new MimeMail("nightjar@example.org").of(id, "", List.of(to), content, now);
    return new OutboxMail(
        id,
        to,
        "flights",
        LocalDate.of(2013, 2, 8),
        "single",
        to,
        "subject",
        Status.WAITING,
        0,
        now,
        now,
        now,
        "",
        message);
  }
}
