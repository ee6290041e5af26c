package io.nightjar.validation.alert.outbox;

import static io.nightjar.validation.alert.outbox.SmtpTest.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.nightjar.core.config.Environment;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.config.MailServer.Login;
import io.nightjar.core.job.LakeSession;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.alert.AlertTables;
import io.nightjar.validation.alert.MovingClock;
import io.nightjar.validation.alert.outbox.RoughServer.Manner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class OutboxTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);
  private static final Duration LONG = Duration.ofMinutes(5);

  @RegisterExtension
  private final GreenMailExtension server =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir private Path lake;

  private final MovingClock clock = new MovingClock("2013-02-09T08:00:00Z");

  @Test
  void aMailIsPutInOnceAndSentOnce(SparkSession spark) {
    Outbox outbox = outbox(spark);

    assertThat(outbox.put(List.of(mail("<1@a>", "a@b.c"), mail("<1@a>", "d@e.f")))).isEqualTo(2);
    assertThat(postman(outbox, server.getSmtp().getPort()).deliver(LONG, false).sent())
        .isEqualTo(2);
    assertThat(outbox.put(List.of(mail("<1@a>", "a@b.c")))).isZero();
    assertThat(postman(outbox, server.getSmtp().getPort()).deliver(LONG, true).sent()).isZero();
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void whatTheServerDoesNotTakeIsTriedAgainLaterAndLater(SparkSession spark) throws Exception {
    Outbox outbox = outbox(spark);
    outbox.put(List.of(mail("<1@a>", "a@b.c")));
    List<Long> waits = new ArrayList<>();
    try (RoughServer full = new RoughServer(Manner.FULL)) {
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThat(postman(outbox, full.port()).deliver(LONG, false).postponed()).isEqualTo(1);
        assertThat(postman(outbox, full.port()).deliver(LONG, false).postponed()).isZero();
        waits.add(Duration.between(clock.instant(), outbox.nextDue().orElseThrow()).toMinutes());
        clock.set(outbox.nextDue().orElseThrow());
      }
    }

    assertThat(waits).containsExactly(1L, 2L, 4L);
    assertThat(postman(outbox, server.getSmtp().getPort()).deliver(LONG, false).sent())
        .isEqualTo(1);
  }

  @Test
  void aProcessThatDiesInBetweenSendsTheSameMailAgain(SparkSession spark) throws Exception {
    Outbox outbox = outbox(spark);
    outbox.put(List.of(mail("<1@a>", "a@b.c")));
    List<OutboxMail> taken = outbox.take(clock.instant(), 10, false, Set.of());
    smtp(server.getSmtp().getPort()).send(taken); // and dies

    assertThat(postman(outbox, server.getSmtp().getPort()).deliver(LONG, true).sent()).isZero();
    clock.pass(Duration.ofMinutes(16));
    assertThat(postman(outbox, server.getSmtp().getPort()).deliver(LONG, false).sent())
        .isEqualTo(1);
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[1].getMessageID())
        .isEqualTo(server.getReceivedMessages()[0].getMessageID());
  }

  @Test
  void twoProcessesAtOnceSendEachMailOnce(SparkSession spark) throws Exception {
    List<OutboxMail> mails = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      mails.add(mail("<" + i + "@a>", "a@b.c"));
    }
    outbox(spark).put(mails);
    int port = server.getSmtp().getPort();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Future<Integer>> sent = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      sent.add(threads.submit(() -> postman(outbox(spark), port).deliver(LONG, false).sent()));
    }
    int total = sent.get(0).get() + sent.get(1).get();
    threads.shutdown();

    assertThat(total).isEqualTo(30);
    assertThat(server.getReceivedMessages()).hasSize(30);
    assertThat(outbox(spark).waiting()).isEmpty();
  }

  @Test
  void aRecipientWhoIsUnknownIsGivenUp(SparkSession spark) throws Exception {
    Outbox outbox = outbox(spark);
    outbox.put(List.of(mail("<1@a>", "nobody@b.c")));
    try (RoughServer strict = new RoughServer(Manner.NO_SUCH_MAILBOX)) {
      assertThat(postman(outbox, strict.port()).deliver(LONG, false).refused()).isEqualTo(1);
    }

    assertThat(outbox.waiting()).isEmpty();
    assertThat(outbox.put(List.of(mail("<1@a>", "nobody@b.c")))).isZero();
  }

  private Postman postman(Outbox outbox, int port) {
    return new Postman(outbox, smtp(port), clock);
  }

  private static Smtp smtp(int port) {
    return new Smtp(
        new MailServer("127.0.0.1", port, "nightjar@example.org", false, Login.NOBODY),
        PATIENT,
        PATIENT);
  }

  private Outbox outbox(SparkSession spark) {
    Environment environment =
        new Environment("test", lake.toString(), "landing", "local[2]", Map.of());
    return new AlertTables(LakeSession.on(spark, environment, clock)).outbox();
  }
}
