package io.nightjar.etl.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LandingPathTest {
  private static final LocalDate NIGHT = LocalDate.of(2013, 2, 28);

  @ParameterizedTest
  @CsvSource({
    "flights/{date}.csv, flights/2013-02-28.csv",
    "{date+1:yyyyMMdd}*.csv.gz, 20130301*.csv.gz",
    "{date:yyyy/MM}/{date-1:dd}.csv, 2013/02/27.csv",
    "airports.csv, airports.csv"
  })
  void namesTheFilesOfANight(String path, String expected) {
    assertThat(new LandingPath("flights", path).forNight(NIGHT)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret.csv", "a/../../b.csv", "/etc/passwd", "file:/etc/passwd", "{night}.csv",
        "a[0-9].csv", "a?.csv", "a\\b.csv", "{date:HH}.csv", "a\0b"
      })
  void neverLeavesTheLandingFolder(String path) {
    assertThatThrownBy(() -> new LandingPath("flights", path).forNight(NIGHT))
        .hasMessageContaining("Source flights: path");
  }

  @Test
  void aDateFormatMayNotBeNonsense() {
    assertThatThrownBy(() -> new LandingPath("flights", "{date:yyyy'}.csv").forNight(NIGHT))
        .hasMessageContaining("date format");
  }
}
