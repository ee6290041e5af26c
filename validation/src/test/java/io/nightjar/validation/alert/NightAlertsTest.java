package io.nightjar.validation.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.nightjar.core.config.MailServer;
import io.nightjar.core.config.MailServer.Login;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.project.Project;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.core.time.Nights;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the end of a night says about mails; nothing of it is a failure. */
@SparkTest
class NightAlertsTest {
  private static final String OPEN = "Open incidents: 1, see nightjar alerts list.";

  @RegisterExtension
  private final GreenMailExtension server =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir private Path folder;
  private AlertRig rig;

  @BeforeEach
  void start(SparkSession spark) throws IOException {
    Path shipped = Path.of("..", "conf");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve("conf").resolve(shipped.relativize(file).toString()));
      }
    }
    rig = new AlertRig(spark, folder.resolve("lake"));
    rig.check(1, Checks.nulls(Checks.notNull("tailnum", Severity.CRITICAL), 1, 8));
  }

  @Test
  void sendsThroughTheServerOfTheEnvironment() throws IOException {
    mail("{host: 127.0.0.1, port: %d, from: n@example.org, starttls: false}");

    assertThat(announce()).containsExactly(OPEN, "Alert mails sent: 1.");
    assertThat(announce()).containsExactly(OPEN);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void saysThatNobodyWasMailedWithoutAServer() {
    assertThat(announce())
        .containsExactly(
            OPEN, "Nobody was mailed about 1 findings: environment local has no section mail.");
  }

  @Test
  void saysWhatToDoAboutASecretThatIsNotSet() throws IOException {
    mail("{host: 127.0.0.1, port: %d, from: n@example.org, user: me, password: {env: NOT_SET}}");

    assertThat(announce())
        .containsExactly(
            "Alerts were not sent, the night is as it was: conf/environments/local.yaml:1:"
                + " mail.password: environment variable NOT_SET is not set");
  }

  @Test
  void saysWhereMailsWaitThatTheServerDoesNotTake() throws IOException {
    int port = closedPort();
    Files.writeString(
        folder.resolve("conf/environments/local.yaml"),
        "mail: {host: 127.0.0.1, port: " + port + ", from: n@example.org, starttls: false}\n");

    assertThat(announce().get(1))
        .startsWith("Alert mails that 127.0.0.1:" + port + " did not take: 1 (")
        .endsWith(
            "They wait in ops.outbox; nightjar alerts send tries again, and so does the next"
                + " night.");
  }

  @Test
  void aTestMailArrivesOrSaysWhyNot() throws IOException {
    List<String> to = List.of("ops@example.org", "data@example.org");

    new TestMail(at(server.getSmtp().getPort())).send("flights", to, Instant.EPOCH);

    assertThat(server.getReceivedMessages()).hasSize(2);
    int port = closedPort();
    assertThatThrownBy(() -> new TestMail(at(port)).send("flights", to, Instant.EPOCH))
        .isInstanceOfSatisfying(
            NightjarException.class, e -> assertThat(e.type()).isEqualTo(ErrorType.DEPENDENCY))
        .hasMessageStartingWith(
            "Mail server 127.0.0.1:" + port + " did not take the mail to ops@example.org: ");
  }

  private static MailServer at(int port) {
    return new MailServer("127.0.0.1", port, "nightjar@example.org", false, Login.NOBODY);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket closed = new ServerSocket(0)) {
      return closed.getLocalPort();
    }
  }

  private void mail(String section) throws IOException {
    Files.writeString(
        folder.resolve("conf/environments/local.yaml"),
        "mail: " + section.formatted(server.getSmtp().getPort()) + "\n");
  }

  private List<String> announce() {
    ProjectOptions options =
        new ProjectOptions(
            Optional.of(folder),
            Optional.empty(),
            Optional.of(folder.resolve("lake").toString()),
            Optional.empty(),
            List.of("alerts.quiet=null"));
    Project project = Project.open(options, Variables.of(Map.of()));
    return new NightAlerts(project, rig.session())
        .announce(project.plan("flights"), Nights.of(Checks.night(1)), false);
  }
}
