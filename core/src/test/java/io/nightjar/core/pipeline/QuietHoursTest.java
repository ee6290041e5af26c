package io.nightjar.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @CsvSource({
    "22:00-06:00, 2013-02-09T02:59:59Z, 2013-02-09T02:59:59Z",
    "22:00-06:00, 2013-02-09T03:00:00Z, 2013-02-09T11:00:00Z",
    "22:00-06:00, 2013-02-09T07:30:00Z, 2013-02-09T11:00:00Z",
    "22:00-06:00, 2013-02-09T10:59:59Z, 2013-02-09T11:00:00Z",
    "22:00-06:00, 2013-02-09T11:00:00Z, 2013-02-09T11:00:00Z",
    "12:00-14:30, 2013-02-09T17:00:00Z, 2013-02-09T19:30:00Z",
    "12:00-14:30, 2013-02-09T16:59:00Z, 2013-02-09T16:59:00Z",
    "12:00-14:30, 2013-02-09T19:30:00Z, 2013-02-09T19:30:00Z",
    "22:00-02:30, 2013-03-10T06:00:00Z, 2013-03-10T07:30:00Z"
  })
  void theNextMinuteThatIsNotQuietByTheClockOfTheZone(String hours, String now, String next) {
    assertThat(QuietHours.parse(hours).next(Instant.parse(now), NEW_YORK)).isEqualTo(next);
  }
}
