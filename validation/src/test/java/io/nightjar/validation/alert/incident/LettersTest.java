package io.nightjar.validation.alert.incident;

import static io.nightjar.validation.alert.Checks.FLIGHTS;
import static io.nightjar.validation.alert.Checks.night;
import static io.nightjar.validation.alert.Checks.notNull;
import static io.nightjar.validation.alert.Checks.nulls;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.pipeline.AlertSpec.Route;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Action;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.alert.incident.Letter.Form;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LettersTest {
  private static final List<String> OPS = List.of("ops@example.org");
  private static final List<String> DATA = List.of("data@example.org");
  private static final Rule WARNING = notNull("tailnum", Severity.WARNING);

  @Test
  void fewAtOnceAreAMailEachAndManyOneDigest() {
    AlertSpec spec = spec(new Route(Severity.WARNING, OPS, false));

    assertThat(letters(spec, opened(5))).hasSize(5).allMatch(each -> each.form() == Form.SINGLE);
    assertThat(letters(spec, opened(6)))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.form()).isEqualTo(Form.DIGEST);
              assertThat(each.news()).hasSize(6);
            });
  }

  @Test
  void aRouteOfTheDayGetsOneMailAndThenWaits() {
    AlertSpec spec = spec(new Route(Severity.WARNING, OPS, true));
    Letters first = new Letters(spec, night(1), "example.org", letter -> false);
    Letters later = new Letters(spec, night(1), "example.org", letter -> true);

    assertThat(first.of(opened(2), false))
        .singleElement()
        .extracting(Letter::form)
        .isEqualTo(Form.DAILY);
    assertThat(later.of(opened(2), false)).isEmpty();
  }

  @Test
  void aQuietRunMakesOneSummaryForEachReader() {
    AlertSpec spec =
        spec(new Route(Severity.WARNING, OPS, false), new Route(Severity.WARNING, DATA, true));

    List<Letter> letters =
        new Letters(spec, night(1), "example.org", letter -> false).of(opened(300), true);

    assertThat(letters).extracting(Letter::form).containsExactly(Form.SUMMARY, Form.SUMMARY);
    assertThat(letters).extracting(Letter::to).containsExactly(OPS, DATA);
  }

  @Test
  void theIdSaysWhatItTellsAndToWhomAndNothingElse() {
    AlertSpec spec = spec(new Route(Severity.WARNING, OPS, false));
    AlertSpec other = spec(new Route(Severity.WARNING, DATA, false));

    String id = letters(spec, opened(1)).get(0).messageId();

    assertThat(letters(spec, opened(1)).get(0).messageId()).isEqualTo(id);
    assertThat(letters(other, opened(1)).get(0).messageId()).isNotEqualTo(id);
    assertThat(id).matches("<opened\\.2013-02-01\\.[0-9a-f]{24}@example\\.org>");
  }

  @Test
  void whatNobodyIsRoutedToIsNotWritten() {
    assertThat(letters(spec(new Route(Severity.CRITICAL, OPS, false)), opened(3))).isEmpty();
  }

  @Test
  void tenFailedNightsAreOpenedAtMostTwoDigestsAndResolved() {
    AlertSpec spec = spec(new Route(Severity.WARNING, OPS, false));

    List<String> told = tell(spec, 10);

    assertThat(told)
        .containsExactly(
            "1 SINGLE opened",
            "5 DAILY still failing",
            "9 DAILY still failing",
            "11 SINGLE resolved");
  }

  @Test
  void whatGoesOnForLongIsEscalatedToTheCriticalRoutes() {
    AlertSpec spec =
        spec(new Route(Severity.WARNING, DATA, false), new Route(Severity.CRITICAL, OPS, false));
    List<Incident> incidents = List.of();
    List<Letter> escalated = new ArrayList<>();
    for (int night = 1; night <= 16; night++) {
      incidents = after(incidents, nulls(WARNING, night, night <= 15 ? 4 : 0));
      List<Letter> letters = letters(spec, night, news(incidents, spec));
      letters.stream().filter(each -> isOf(each, News.Kind.ESCALATED)).forEach(escalated::add);
      if (night == 16) {
        assertThat(letters).extracting(Letter::to).containsExactlyInAnyOrder(DATA, OPS);
      }
      incidents = told(incidents, letters);
    }

    assertThat(escalated).extracting(Letter::to).containsExactlyInAnyOrder(DATA, OPS);
    assertThat(escalated).extracting(Letter::night).containsOnly(night(14));
  }

  @Test
  void aRuleThatBecomesCriticalIsEscalatedAtOnce() {
    AlertSpec spec =
        spec(new Route(Severity.WARNING, DATA, false), new Route(Severity.CRITICAL, OPS, false));
    List<Incident> incidents = after(List.of(), nulls(WARNING, 1, 4));
    incidents = told(incidents, letters(spec, 1, news(incidents, spec)));

    incidents = after(incidents, nulls(notNull("tailnum", Severity.CRITICAL), 2, 4));

    assertThat(letters(spec, 2, news(incidents, spec)))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(isOf(each, News.Kind.ESCALATED)).isTrue();
              assertThat(each.to()).isEqualTo(OPS);
              assertThat(each.isUrgent()).isTrue();
            });
  }

  @Test
  void aDecisionToPublishAllTheSameIsToldOnceAndAtOnce() {
    AlertSpec spec = spec(new Route(Severity.CRITICAL, OPS, false));
    Rule rule = notNull("tailnum", Severity.CRITICAL);
    List<Incident> incidents = after(List.of(), nulls(rule, 1, 4));
    List<Letter> opened = letters(spec, 1, news(incidents, spec));
    incidents = after(told(incidents, opened), nulls(overridden(rule), 1, 4));

    List<Letter> letters = letters(spec, 1, news(incidents, spec));

    assertThat(letters)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(isOf(each, News.Kind.OVERRIDDEN)).isTrue();
              assertThat(each.answers()).isEqualTo(opened.get(0).messageId());
              assertThat(each.isUrgent()).isTrue();
            });
    incidents = told(incidents, letters);
    assertThat(news(incidents, spec)).isEmpty();
    incidents = after(incidents, nulls(rule, 2, 4));
    assertThat(news(incidents, spec)).isEmpty();
    incidents = after(incidents, nulls(overridden(rule), 2, 4));
    assertThat(news(incidents, spec)).extracting(News::kind).containsExactly(News.Kind.OVERRIDDEN);
  }

  private static Rule overridden(Rule rule) {
    return new Rule(
        rule.suite(),
        rule.line(),
        rule.fingerprint(),
        rule.suiteDigest(),
        rule.type(),
        rule.columns(),
        "Published all the same: the file is right.",
        rule.severity(),
        Action.OVERRIDE);
  }

  @Test
  void laterMailsAnswerTheFirst() {
    AlertSpec spec =
        spec(new Route(Severity.WARNING, OPS, false), new Route(Severity.CRITICAL, OPS, false));
    List<Incident> incidents = after(List.of(), nulls(WARNING, 1, 4));
    List<Letter> opened = letters(spec, 1, news(incidents, spec));
    incidents = told(incidents, opened);
    incidents = after(incidents, nulls(notNull("tailnum", Severity.CRITICAL), 2, 4));
    List<Letter> escalated = letters(spec, 2, news(incidents, spec));
    incidents = after(told(incidents, escalated), nulls(WARNING, 3, 0));

    List<Letter> resolved = letters(spec, 3, news(incidents, spec));

    assertThat(opened.get(0).answers()).isEmpty();
    assertThat(escalated.get(0).answers()).isEqualTo(opened.get(0).messageId());
    assertThat(resolved.get(0).answers()).isEqualTo(opened.get(0).messageId());
  }

  private static List<String> tell(AlertSpec spec, int failedNights) {
    List<Incident> incidents = List.of();
    List<String> told = new ArrayList<>();
    for (int night = 1; night <= failedNights + 3; night++) {
      incidents = after(incidents, nulls(WARNING, night, night <= failedNights ? 4 : 0));
      List<Letter> letters = letters(spec, night, news(incidents, spec));
      for (Letter letter : letters) {
        told.add(night + " " + letter.form() + " " + letter.news().get(0).kind());
      }
      incidents = told(incidents, letters);
    }
    return told;
  }

  private static List<Incident> told(List<Incident> incidents, List<Letter> letters) {
    return ToldIncidents.after(incidents, letters, Instant.EPOCH);
  }

  private static boolean isOf(Letter letter, News.Kind kind) {
    return letter.news().get(0).kind() == kind;
  }

  private static List<News> news(List<Incident> incidents, AlertSpec spec) {
    return incidents.stream().flatMap(each -> News.of(each, spec).stream()).toList();
  }

  private static List<News> opened(int rules) {
    List<CheckResult> results = new ArrayList<>();
    for (int i = 0; i < rules; i++) {
      results.add(nulls(notNull("column_" + i, Severity.WARNING), 1, 4));
    }
    return Incidents.after(
            "lake",
            "flights",
            List.of(),
            List.of(new CheckedTable(FLIGHTS, night(1), results)),
            Set.of(FLIGHTS))
        .stream()
        .map(each -> new News(News.Kind.OPENED, each))
        .toList();
  }

  private static List<Incident> after(List<Incident> known, CheckResult result) {
    return Incidents.after(
        "lake",
        "flights",
        known,
        List.of(new CheckedTable(FLIGHTS, result.night(), List.of(result))),
        Set.of(FLIGHTS));
  }

  private static List<Letter> letters(AlertSpec spec, List<News> news) {
    return letters(spec, 1, news);
  }

  private static List<Letter> letters(AlertSpec spec, int night, List<News> news) {
    return new Letters(spec, night(night), "example.org", letter -> false).of(news, false);
  }

  private static AlertSpec spec(Route... routes) {
    return new AlertSpec(
        List.of(routes),
        Optional.empty(),
        AlertSpec.NOBODY.remindEvery(),
        AlertSpec.NOBODY.escalateAfter(),
        Map.of());
  }
}
