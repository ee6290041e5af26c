package io.nightjar.validation.alert.mail;

import static io.nightjar.validation.alert.Checks.aggregate;
import static io.nightjar.validation.alert.Checks.night;
import static io.nightjar.validation.alert.Checks.notNull;
import static io.nightjar.validation.alert.Checks.nulls;
import static io.nightjar.validation.alert.Checks.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.alert.ShippedProject;
import io.nightjar.validation.alert.incident.CheckedTable;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.Incidents;
import io.nightjar.validation.alert.incident.Letter;
import io.nightjar.validation.alert.incident.Letter.Form;
import io.nightjar.validation.alert.incident.News;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTextTest {
  private static final String EVIL =
      "a<script>alert(1)</script>\r\nBcc: all@example.org\r\n\r\nbody";
  private static final Instant AT = Instant.parse("2013-02-09T08:00:00Z");

  @Test
  void saysWhatIsExpectedWhereTheRowsAreAndWhatWaitsForThem() {
    CheckResult failed = nulls(notNull("tailnum", Severity.CRITICAL), 8, 17);

    Content content = content(ShippedProject.flights(), failed, News.Kind.OPENED);

    assertThat(content.subject())
        .isEqualTo(
            "[flights] critical, opened: silver.flights"
                + " expect_column_values_to_not_be_null(tailnum), night 2013-02-08");
    assertThat(content.text())
        .contains("Expected: all values")
        .contains("17 of 842 do not fit (2.02 %)")
        .contains("Night 2013-02-08 of silver.flights is NOT PUBLISHED, and behind it wait")
        .contains("- table gold.flights_features", "- model flights")
        .contains("- predictions gold.flights_predictions")
        .contains(
            "SELECT * FROM delta.`s3a://lake/_nightjar/stage/silver/flights` VERSION AS OF 18"
                + " WHERE _logical_date = DATE '2013-02-08' AND (`tailnum` IS NULL)")
        .contains("./nightjar sql \"SELECT * FROM stage.silver.flights@v18 WHERE")
        .contains("./nightjar run flights --date 2013-02-08")
        .contains("suites/silver_flights.json:31, fingerprint");
    assertThat(content.html()).contains("tailnum", "not published");
  }

  @Test
  void whatIsPublishedAllTheSameTouchesOnlyWhoReadsIt() {
    Plan plan = ShippedProject.flights();

    String published =
        content(plan, nulls(notNull("tailnum", Severity.WARNING), 8, 17), News.Kind.OPENED).text();
    String stopped =
        content(plan, nulls(notNull("tailnum", Severity.CRITICAL), 8, 17), News.Kind.OPENED).text();

    assertThat(published)
        .contains("silver.flights is read on the way to", "- table gold.flights_features")
        .doesNotContain("silver.weather");
    assertThat(stopped).contains("- table silver.weather");
  }

  @Test
  void aValueOfTheDataIsOnlySaidOfPublicColumns() {
    Rule rule = rule("expect_column_max_to_be_between", "distance", "", Severity.WARNING);
    CheckResult failed = aggregate(rule, 8, Outcome.FAILED, 4983.25, "the maximum is 4983.25");

    Content secret = content(ShippedProject.flights(), failed, News.Kind.OPENED);
    Content open =
        content(
            ShippedProject.flights("tables.silver.flights.public=[distance]"),
            failed,
            News.Kind.OPENED);

    assertThat(secret.text() + secret.html())
        .doesNotContain("4983")
        .contains("distance, which is not declared public", "The scale is not shown");
    assertThat(open.text()).contains("the maximum is 4983.25", "2013-02-08  failed  4,983.25");
    assertThat(open.html()).contains("the maximum is 4983.25").doesNotContain("scale is not shown");
  }

  @Test
  void whatWritersOfSuitesWriteIsTextAndNothingElse() throws Exception {
    Rule rule = rule("expect_column_values_to_not_be_null", EVIL, EVIL, Severity.WARNING);
    Content content = content(ShippedProject.flights(), nulls(rule, 8, 17), News.Kind.OPENED);

    assertThat(content.html()).doesNotContain("<script>").contains("&lt;script&gt;");
    MimeMessage message = message(content);
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
    assertThat(message.getSubject()).contains("Bcc: all@example.org").doesNotContain("\n", "\r");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\r\nBcc: x@y.z", "a\nX: y", "a\rb", "a\u0085b", "a\u2028b", "a\0b", "ä\r\n ö"})
  void aSubjectStaysOneHeader(String subject) throws Exception {
    byte[] bytes =
        new MimeMail("nightjar@example.org")
            .of("<a@b>", "", List.of("ops@example.org"), plain(subject), AT);

    MimeMessage read = new MimeMessage(session(), new ByteArrayInputStream(bytes));

    assertThat(read.getHeader("Bcc")).isNull();
    assertThat(read.getHeader("X")).isNull();
    assertThat(read.getSubject()).matches("[^\\p{Cntrl}]+");
  }

  @Test
  void isPlainTextHtmlAndAPictureThatTheHtmlShows() throws Exception {
    MimeMessage message =
        message(
            content(
                ShippedProject.flights(),
                nulls(notNull("tailnum", Severity.CRITICAL), 8, 17),
                News.Kind.OPENED));

    MimeMultipart body = (MimeMultipart) message.getContent();
    MimeMultipart related = (MimeMultipart) body.getBodyPart(1).getContent();
    BodyPart picture = related.getBodyPart(1);
    assertThat(body.getContentType()).startsWith("multipart/alternative");
    assertThat(body.getBodyPart(0).getContentType()).isEqualTo("text/plain; charset=UTF-8");
    assertThat((String) related.getBodyPart(0).getContent()).contains("cid:history@nightjar");
    assertThat(picture.getHeader("Content-ID")).containsExactly("<history@nightjar>");
    BufferedImage image = ImageIO.read(picture.getInputStream());
    assertThat(image.getWidth()).isEqualTo(2 * HistoryPicture.WIDTH);
    assertThat(colours(image)).contains(0xCF222E, 0x1A7F37);
    assertThat(message.getHeader("Message-ID")).containsExactly("<opened@example.org>");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void aDigestListsTheWorstAndCountsTheRest() {
    List<News> news = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      news.add(news(nulls(notNull("c" + i, Severity.WARNING), 8, 17), News.Kind.OPENED));
    }
    Letter letter =
        new Letter(Form.DIGEST, List.of("ops@example.org"), night(8), news, "<d@e>", "");

    Content content = text(ShippedProject.flights(), List.of()).of(letter);

    assertThat(content.subject()).isEqualTo("[flights] digest: 10000 opened, night 2013-02-08");
    assertThat(content.text()).contains("9,950 more about silver.flights");
    assertThat(content.html().length()).isLessThan(100_000);
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        colours.add(image.getRGB(x, y) & 0xFFFFFF);
      }
    }
    return colours;
  }

  private static Content plain(String subject) {
    return new Content(subject, "text", "<p>text</p>", Optional.empty());
  }

  private static MimeMessage message(Content content) throws Exception {
    byte[] bytes =
        new MimeMail("nightjar@example.org")
            .of("<opened@example.org>", "", List.of("ops@example.org"), content, AT);
    MimeMessage message = new MimeMessage(session(), new ByteArrayInputStream(bytes));
    assertThat(message.getRecipients(Message.RecipientType.TO)).hasSize(1);
    return message;
  }

  private static Session session() {
    return Session.getInstance(new Properties());
  }

  private static Content content(Plan plan, CheckResult failed, News.Kind kind) {
    List<CheckResult> results = new ArrayList<>();
    for (int night = 1; night < 8; night++) {
      boolean isCounted = failed.counts().isPresent();
      results.add(
          isCounted
              ? nulls(failed.rule(), night, 0)
              : aggregate(failed.rule(), night, Outcome.PASSED, 1900 + night, "fits"));
    }
    results.add(failed);
    Letter letter =
        new Letter(
            Form.SINGLE,
            List.of("ops@example.org"),
            failed.night(),
            List.of(news(failed, kind)),
            "<opened@example.org>",
            "");
    return text(plan, results).of(letter);
  }

  private static LetterText text(Plan plan, List<CheckResult> results) {
    return new LetterText(
        plan,
        new FailingRows(
            table -> "s3a://lake/_nightjar/stage/" + table.layer() + "/" + table.name()),
        key -> History.of(results));
  }

  private static News news(CheckResult failed, News.Kind kind) {
    Incident incident =
        Incidents.after(
                "lake",
                "flights",
                List.of(),
                List.of(new CheckedTable(failed.table(), failed.night(), List.of(failed))),
                Set.of(failed.table()))
            .get(0);
    return new News(kind, incident);
  }
}
