package io.nightjar.validation.alert;

import static io.nightjar.validation.alert.Checks.error;
import static io.nightjar.validation.alert.Checks.notNull;
import static io.nightjar.validation.alert.Checks.nulls;
import static io.nightjar.validation.alert.Checks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.testkit.SparkTest;
import io.nightjar.validation.alert.Announcer.Announcement;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class AnnouncerTest {
  private static final Path MAILS = Path.of("target", "mails");
  private static final int NO_SERVER = 1;
  private static final Rule TAIL =
      rule(
          "expect_column_values_to_not_be_null",
          "tailnum",
          "Every flight that left has a plane.",
          Severity.CRITICAL);
  private static final Rule DEST = notNull("dest", Severity.WARNING);

  @RegisterExtension
  private final GreenMailExtension server =
      new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  @TempDir private Path lake;

  @Test
  void tenFailedNightsAreOneOpenedTwoDigestsAndOneResolved(SparkSession spark) throws Exception {
    AlertRig rig = new AlertRig(spark, lake);
    for (int night = 1; night <= 14; night++) {
      boolean isFailed = night >= 3 && night < 13;
      rig.check(night, nulls(TAIL, night, isFailed ? 10 + night : 0), nulls(DEST, night, 0));
      rig.announce(night);
      rig.announce(night); // whoever asks twice gets one mail
      rig.deliver(port());
      rig.clock().pass(Duration.ofDays(1));
    }

    assertThat(subjects())
        .containsExactly(
            "[flights] critical, opened: silver.flights"
                + " expect_column_values_to_not_be_null(tailnum), night 2013-02-03",
            "[flights] daily digest: 1 still failing, night 2013-02-07",
            "[flights] daily digest: 1 still failing, night 2013-02-11",
            "[flights] critical, resolved: silver.flights"
                + " expect_column_values_to_not_be_null(tailnum), night 2013-02-13");
    MimeMessage opened = server.getReceivedMessages()[0];
    assertThat(server.getReceivedMessages()[3].getHeader("In-Reply-To"))
        .containsExactly(opened.getMessageID());
    assertThat(server.getReceivedMessages()[3].getHeader("References"))
        .containsExactly(opened.getMessageID());
    keep(0, "opened");
    keep(1, "still-failing");
    keep(3, "resolved");
  }

  @Test
  void tenRunsOfOneNightAreOneMail(SparkSession spark) throws Exception {
    AlertRig rig = new AlertRig(spark, lake);
    for (int run = 0; run < 10; run++) {
      rig.check(1, nulls(TAIL, 1, 7));
      rig.announce(1);
    }
    rig.deliver(port());

    assertThat(subjects()).singleElement().asString().contains("opened");
    assertThat(rig.rows("incidents", "status, failed_nights, number"))
        .extracting(Row::toString)
        .containsExactly("[open,1,1]");
  }

  @Test
  void aServerThatIsDownLosesNothing(SparkSession spark) throws Exception {
    AlertRig rig = new AlertRig(spark, lake);
    List<CheckResult> failed = new ArrayList<>();
    for (int night = 1; night <= 3; night++) {
      failed.add(nulls(notNull("column_" + night, Severity.WARNING), night, 5));
      List<CheckResult> ofNight = new ArrayList<>();
      for (CheckResult each : failed) {
        ofNight.add(nulls(each.rule(), night, 5));
      }
      rig.check(night, ofNight.toArray(CheckResult[]::new));
      rig.announce(night);
      assertThat(rig.deliver(NO_SERVER).sent()).isZero();
      rig.clock().pass(Duration.ofHours(3));
    }

    assertThat(rig.deliver(port()).sent()).isEqualTo(3);
    rig.clock().pass(Duration.ofHours(3));
    assertThat(rig.deliver(port()).sent()).isZero();
    assertThat(subjects()).hasSize(3).allMatch(each -> each.contains("opened"));
    assertThat(new HashSet<>(ids())).hasSize(3);
  }

  @Test
  void tenThousandFailedRulesAreOneMail(SparkSession spark) throws Exception {
    AlertRig rig = new AlertRig(spark, lake);
    CheckResult[] failed = new CheckResult[10_000];
    Arrays.setAll(failed, i -> nulls(notNull("column_" + i, Severity.CRITICAL), 1, 9));
    rig.check(1, failed);

    Announcement done = rig.announce(1);
    rig.deliver(port());

    assertThat(done.open()).isEqualTo(10_000);
    assertThat(done.written()).isEqualTo(1);
    assertThat(subjects()).containsExactly("[flights] digest: 10000 opened, night 2013-02-01");
    assertThat(rig.announce(1).written()).isZero();
    keep(0, "digest");
  }

  @Test
  void anOldNightThatIsRunAgainTellsNobodyAnything(SparkSession spark) {
    AlertRig rig = new AlertRig(spark, lake);
    rig.check(3, nulls(TAIL, 3, 0), nulls(DEST, 3, 4));
    rig.announce(3);
    rig.check(2, nulls(TAIL, 2, 8), nulls(DEST, 2, 0));

    assertThat(rig.announce(2).written()).isZero();
    assertThat(rig.rows("incidents", "title, status"))
        .extracting(Row::toString)
        .containsExactlyInAnyOrder(
            "[expect_column_values_to_not_be_null(dest),open]",
            "[expect_column_values_to_not_be_null(tailnum),resolved]");
  }

  @Test
  void withoutAServerIncidentsAreKeptAndToldOnceThereIsOne(SparkSession spark) {
    AlertRig rig = new AlertRig(spark, lake);
    rig.check(1, nulls(TAIL, 1, 8));

    assertThat(rig.announce(1, false, Optional.empty())).isEqualTo(new Announcement(1, 1, 0));
    assertThat(rig.announce(1)).isEqualTo(new Announcement(1, 0, 1));
  }

  @Test
  void warningsWaitForTheEndOfQuietHoursAndCriticalOnesDoNot(SparkSession spark) throws Exception {
    AlertRig rig = new AlertRig(spark, lake, "alerts.quiet=22:00-06:00");
    rig.clock().set(Instant.parse("2013-02-02T07:30:00Z")); // half past two in New York
    rig.check(1, nulls(TAIL, 1, 8), nulls(DEST, 1, 3));
    rig.announce(1);

    assertThat(rig.deliver(port()).sent()).isEqualTo(1);
    assertThat(subjects()).singleElement().asString().contains("critical");
    rig.clock().set(Instant.parse("2013-02-02T11:00:00Z"));
    assertThat(rig.deliver(port()).sent()).isEqualTo(1);
    assertThat(subjects().get(1)).contains("warning");
  }

  @Test
  void aQuietRunSendsOneSummary(SparkSession spark) throws Exception {
    AlertRig rig = new AlertRig(spark, lake);
    rig.check(1, nulls(TAIL, 1, 8), nulls(DEST, 1, 3), error(notNull("gate", Severity.INFO), 1));
    rig.announce(1, true, Optional.of(AlertRig.server(NO_SERVER)));
    rig.check(2, nulls(TAIL, 2, 8), nulls(DEST, 2, 3), nulls(notNull("x", Severity.WARNING), 2, 1));
    rig.announce(2, true, Optional.of(AlertRig.server(NO_SERVER)));
    rig.deliver(port());

    assertThat(subjects()).containsExactly("[flights] summary: 3 opened, night 2013-02-01");
    keep(0, "summary");
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  private List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (MimeMessage each : server.getReceivedMessages()) {
      subjects.add(each.getSubject());
    }
    return subjects;
  }

  private List<String> ids() throws MessagingException {
    List<String> ids = new ArrayList<>();
    for (MimeMessage each : server.getReceivedMessages()) {
      ids.add(each.getMessageID());
    }
    return ids;
  }

  /** Leaves the mail where somebody can open it. */
  private void keep(int number, String name) throws Exception {
    Files.createDirectories(MAILS);
    try (OutputStream out = Files.newOutputStream(MAILS.resolve(name + ".eml"))) {
      server.getReceivedMessages()[number].writeTo(out);
    }
  }
}
