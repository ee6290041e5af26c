package io.nightjar.training.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.TrainingSpec.Engine;
import io.nightjar.core.time.AsOf;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.LabelMaturity;
import io.nightjar.core.time.NightClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingNightsTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDate START = LocalDate.parse("2013-01-01");

  @ParameterizedTest
  @CsvSource({
    "0 hours, 2013-02-20",
    "1 day, 2013-02-19",
    "24 hours, 2013-02-19",
    "25 hours, 2013-02-18",
    "2 weeks, 2013-02-06"
  })
  void endsWithTheNewestNightWhoseLabelsAreMature(String matures, String newest) {
    assertThat(of("2013-02-20", "{date+1} 00:00", matures, 30).orElseThrow().to())
        .isEqualTo(newest);
  }

  @ParameterizedTest
  @CsvSource({
    // clocks go forward on 10 March 2013: the day before its midnight is 23 hours long
    "2013-03-10, 1 day, 2013-03-09",
    "2013-03-10, 24 hours, 2013-03-08",
    "2013-03-11, 24 hours, 2013-03-10"
  })
  void countsDaysByTheCalendarOfTheZone(String night, String matures, String newest) {
    assertThat(of(night, "{date+1} 00:00", matures, 30).orElseThrow().to()).isEqualTo(newest);
  }

  @Test
  void countsFromTheInstantTheFeaturesLookFrom() {
    assertThat(of("2013-02-20", "{date} 22:00", "2 hours", 30).orElseThrow().to())
        .isEqualTo("2013-02-20");
    assertThat(of("2013-02-20", "{date} 22:00", "3 hours", 30).orElseThrow().to())
        .isEqualTo("2013-02-19");
  }

  @Test
  void keepsTheNewestDaysForTheTest() {
    TrainingNights nights = of("2013-02-20", "{date+1} 00:00", "1 day", 30).orElseThrow();
    assertThat(nights.from()).isEqualTo("2013-01-21");
    assertThat(nights.testFrom()).isEqualTo("2013-02-06");
  }

  @Test
  void neverStartsBeforeThePipeline() {
    assertThat(of("2013-02-20", "{date+1} 00:00", "1 day", 90).orElseThrow().from())
        .isEqualTo(START);
    assertThat(of("2013-02-20", "{date+1} 00:00", "1 day", null).orElseThrow().from())
        .isEqualTo(START);
  }

  @Test
  void isEmptyWhileNoLabelIsMature() {
    assertThat(of("2013-01-03", "{date+1} 00:00", "3 days", 30)).isEmpty();
    assertThat(of("2013-01-04", "{date+1} 00:00", "3 days", 30)).isPresent();
  }

  private static Optional<TrainingNights> of(
      String night, String asOf, String matures, Integer use) {
    TrainingSpec training =
        new TrainingSpec(
            Engine.XGBOOST,
            Optional.ofNullable(use),
            14,
            Map.of(),
            1,
            Optional.empty(),
            10,
            Optional.empty());
    return TrainingNights.of(
        LocalDate.parse(night),
        START,
        new LabelMaturity(new NightClock(NEW_YORK, AsOf.parse(asOf)), CalendarSpan.parse(matures)),
        training);
  }
}
