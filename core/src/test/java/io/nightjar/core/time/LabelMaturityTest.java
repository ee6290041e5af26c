package io.nightjar.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelMaturityTest {
  private static final LocalDate FIRST = LocalDate.parse("2013-01-01");

  @Test
  void newestIsTheLastOfAllThatAreReachedAndNoneBeforeItIsLeftOut() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 500; i++) {
      LabelMaturity maturity = random(random);
      LocalDate user = FIRST.plusDays(random.nextInt(400));
      List<LocalDate> reached =
          FIRST
              .datesUntil(user.plusDays(1))
              .filter(night -> maturity.isReached(night, user))
              .toList();
      List<LocalDate> untilNewest =
          maturity.newest(user, FIRST).stream()
              .flatMap(newest -> FIRST.datesUntil(newest.plusDays(1)))
              .toList();
      assertThat(reached).isEqualTo(untilNewest);
    }
  }

  @Test
  void aLabelOnceReachedStaysReached() {
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < 500; i++) {
      LabelMaturity maturity = random(random);
      LocalDate labelled = FIRST.plusDays(random.nextInt(400));
      LocalDate user = labelled.plusDays(random.nextInt(30));
      if (maturity.isReached(labelled, user)) {
        assertThat(maturity.isReached(labelled, user.plusDays(1))).isTrue();
        assertThat(maturity.of(labelled)).isBeforeOrEqualTo(maturity.knownBy(user));
      }
    }
  }

  private static LabelMaturity random(SplittableRandom random) {
    String zone = List.of("America/New_York", "Europe/Berlin", "UTC").get(random.nextInt(3));
    String asOf = List.of("{date+1} 00:00", "{date} 22:30").get(random.nextInt(2));
    List<String> spans = List.of("0 days", "1 day", "24 hours", "25 hours", "2 weeks");
    return new LabelMaturity(
        new NightClock(ZoneId.of(zone), AsOf.parse(asOf)),
        CalendarSpan.parse(spans.get(random.nextInt(spans.size()))));
  }
}
