package io.nightjar.validation.alert.incident;

import static io.nightjar.validation.alert.Checks.FLIGHTS;
import static io.nightjar.validation.alert.Checks.error;
import static io.nightjar.validation.alert.Checks.night;
import static io.nightjar.validation.alert.Checks.notNull;
import static io.nightjar.validation.alert.Checks.nulls;
import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Rule;
import io.nightjar.core.run.CheckResult.Severity;
import io.nightjar.validation.alert.incident.Incident.Status;
import io.nightjar.validation.alert.incident.IncidentKey.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IncidentsTest {
  private static final Rule TAIL = notNull("tailnum", Severity.WARNING);
  private static final Rule DEST = notNull("dest", Severity.CRITICAL);

  @Test
  void opensGoesOnAndIsResolved() {
    List<Incident> open =
        after(
            List.of(),
            of(1, nulls(TAIL, 1, 0)),
            of(2, nulls(TAIL, 2, 3)),
            of(3, nulls(TAIL, 3, 4)));

    assertThat(open)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.isOpen()).isTrue();
              assertThat(each.opened()).isEqualTo(night(2));
              assertThat(each.failedNights()).isEqualTo(2);
              assertThat(each.last().finding()).startsWith("4 of 842");
            });
    List<Incident> over = after(open, of(4, nulls(TAIL, 4, 0)));
    assertThat(over)
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.status()).isEqualTo(Status.RESOLVED);
              assertThat(each.decided()).isEqualTo(night(4));
              assertThat(each.id()).isEqualTo(open.get(0).id());
            });
  }

  @Test
  void theOrderInWhichNightsAreHandedInDoesNotMatter() {
    List<CheckedTable> nights = new ArrayList<>();
    for (int night = 1; night <= 20; night++) {
      nights.add(
          of(night, nulls(TAIL, night, night % 7 < 3 ? 1 : 0), nulls(DEST, night, night % 5)));
    }
    List<Incident> inOrder = after(List.of(), nights.toArray(CheckedTable[]::new));

    Collections.shuffle(nights, new Random(7));

    assertThat(after(List.of(), nights.toArray(CheckedTable[]::new))).isEqualTo(inOrder);
  }

  @Test
  void takingNightsOneByOneIsTheSameAsAllAtOnce() {
    List<Incident> oneByOne = List.of();
    List<CheckedTable> nights = new ArrayList<>();
    for (int night = 1; night <= 20; night++) {
      CheckedTable checked = of(night, nulls(TAIL, night, night % 4 < 2 ? 1 : 0));
      nights.add(checked);
      oneByOne = after(oneByOne, checked);
    }

    assertThat(after(List.of(), nights.toArray(CheckedTable[]::new))).isEqualTo(oneByOne);
  }

  @Test
  void handingInTheSameNightTwiceCountsOnce() {
    List<Incident> once = after(List.of(), of(1, nulls(TAIL, 1, 3)));

    assertThat(after(once, of(1, nulls(TAIL, 1, 3)))).isEqualTo(once);
    assertThat(after(once, of(1, nulls(TAIL, 1, 0))).get(0).status()).isEqualTo(Status.RESOLVED);
  }

  @Test
  void anOldNightThatIsCheckedAgainNeitherReopensNorResolves() {
    List<Incident> over = after(List.of(), of(2, nulls(TAIL, 2, 3)), of(5, nulls(TAIL, 5, 0)));
    List<Incident> open = after(List.of(), of(5, nulls(TAIL, 5, 3)));

    assertThat(after(over, of(3, nulls(TAIL, 3, 9)))).isEqualTo(over);
    assertThat(after(open, of(3, nulls(TAIL, 3, 0)))).isEqualTo(open);
    assertThat(after(List.of(), of(3, nulls(TAIL, 3, 9)), of(6, nulls(TAIL, 6, 0))))
        .noneMatch(Incident::isOpen);
  }

  @Test
  void aRuleThatIsGoneClosesItsIncident() {
    List<Incident> open = after(List.of(), of(1, nulls(TAIL, 1, 3), nulls(DEST, 1, 1)));

    List<Incident> without = after(open, of(2, nulls(DEST, 2, 1)));
    List<Incident> noSuite = Incidents.after("lake", "flights", open, List.of(), Set.of());

    assertThat(without)
        .extracting(each -> each.last().rule().columns().get(0) + " " + each.status())
        .containsExactlyInAnyOrder("tailnum withdrawn", "dest open");
    assertThat(noSuite).extracting(Incident::status).containsOnly(Status.WITHDRAWN);
    assertThat(after(open, of(0, nulls(DEST, 0, 1)))).isEqualTo(open);
  }

  @Test
  void aRuleThatCannotBeAskedIsAnIncidentOfItsOwnAndSaysNothingAboutTheData() {
    Rule info = notNull("tailnum", Severity.INFO);
    List<Incident> both = after(List.of(), of(1, nulls(info, 1, 3)), of(2, error(info, 2)));

    assertThat(both)
        .extracting(each -> each.key().kind() + " " + each.status() + " " + each.severity())
        .containsExactly("data open info", "rule open warning");
    assertThat(after(both, of(3, nulls(info, 3, 2))))
        .extracting(each -> each.key().kind() + " " + each.status())
        .containsExactly("data open", "rule resolved");
    assertThat(both.get(0).failedNights()).isEqualTo(1);
    assertThat(both.get(0).key().kind()).isEqualTo(Kind.DATA);
  }

  @Test
  void theNextIncidentOfARuleIsAnotherOne() {
    Incident first = after(List.of(), of(1, nulls(TAIL, 1, 3)), of(2, nulls(TAIL, 2, 0))).get(0);

    Incident second = after(List.of(first), of(3, nulls(TAIL, 3, 1))).get(0);

    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(second.number()).isEqualTo(2);
    assertThat(second.opened()).isEqualTo(night(3));
  }

  @Test
  void anIncidentThatComesBackBeforeAnybodyHeardOfItsEndGoesOn() {
    Incident told =
        after(List.of(), of(1, nulls(TAIL, 1, 3)))
            .get(0)
            .with(
                new Told(
                    News.Kind.OPENED,
                    Severity.WARNING,
                    night(1),
                    Instant.EPOCH,
                    false,
                    Map.of("ops@example.org", "<a@b>")));

    Incident back = after(List.of(told), of(2, nulls(TAIL, 2, 0)), of(3, nulls(TAIL, 3, 1))).get(0);

    assertThat(back.id()).isEqualTo(told.id());
    assertThat(back.isOpen()).isTrue();
    assertThat(back.failedNights()).isEqualTo(2);
  }

  private static CheckedTable of(int night, CheckResult... results) {
    return new CheckedTable(FLIGHTS, night(night), Arrays.asList(results));
  }

  private static List<Incident> after(List<Incident> known, CheckedTable... checked) {
    return Incidents.after("lake", "flights", known, List.of(checked), Set.of(FLIGHTS));
  }
}
