package io.nightjar.validation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.validation.anomaly.Anomaly;
import io.nightjar.validation.anomaly.Anomaly.Strategy;
import java.time.LocalDate;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricHistoryTest {
  private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
  private static final OptionalDouble ANY = OptionalDouble.empty();

  private static MetricHistory weeks(int nights) {
    MetricHistory history = new MetricHistory();
    for (int i = 0; i < nights; i++) {
      history.add("rule", FIRST.plusDays(i), value(i));
    }
    return history;
  }

  /** Less on the sixth day of each week, and a little different each day. */
  private static double value(int i) {
    return (i % 7 == 5 ? 700 : 900) + i * 37 % 41;
  }

  private static Anomaly normal() {
    return new Anomaly(Strategy.ONLINE_NORMAL, OptionalDouble.of(3), ANY, 7);
  }

  @Test
  void tellsAJumpFromTheUsualUpAndDown() {
    MetricHistory history = weeks(28);
    LocalDate night = FIRST.plusDays(28);

    assertThat(history.unusual(normal(), "rule", night, 880)).isEmpty();
    assertThat(history.unusual(normal(), "rule", night, 300))
        .hasValueSatisfying(
            why -> assertThat(why).startsWith("unusual by online_normal: 300").contains("28"));
  }

  @Test
  void knowsTheDayOfTheWeek() {
    MetricHistory history = weeks(35);
    Anomaly season = new Anomaly(Strategy.HOLT_WINTERS, ANY, ANY, 15);

    assertThat(history.unusual(season, "rule", FIRST.plusDays(35), value(35))).isEmpty();
    assertThat(history.unusual(season, "rule", FIRST.plusDays(35), 400)).isPresent();
  }

  @Test
  void comparesWithTheNightBefore() {
    Anomaly change =
        new Anomaly(Strategy.RELATIVE_CHANGE, OptionalDouble.of(0.5), OptionalDouble.of(2), 1);

    assertThat(weeks(7).unusual(change, "rule", FIRST.plusDays(7), 600)).isEmpty();
    assertThat(weeks(7).unusual(change, "rule", FIRST.plusDays(7), 100)).isPresent();
  }

  @Test
  void saysNothingBeforeEnoughNightsAndNeverLooksAhead() {
    assertThat(weeks(6).unusual(normal(), "rule", FIRST.plusDays(6), 1)).isEmpty();
    assertThat(weeks(40).unusual(normal(), "rule", FIRST.plusDays(6), 1)).isEmpty();
    assertThat(weeks(40).unusual(normal(), "other", FIRST.plusDays(39), 1)).isEmpty();
  }
}
