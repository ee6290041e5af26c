package io.nightjar.core.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTemplateTest {
  private static final LocalDate NIGHT = LocalDate.of(2024, 2, 28);

  @ParameterizedTest
  @CsvSource({
    "a/{date}.csv, a/2024-02-28.csv",
    "a/{date+2}.csv, a/2024-03-01.csv",
    "a/{date:yyyyMMdd}*.gz, a/20240228*.gz",
    "{date:yyyy/MM/dd}/x.csv, 2024/02/28/x.csv",
    "{date-1:yyyy}/{date}.csv, 2024/2024-02-28.csv",
    "plain.csv, plain.csv",
  })
  void rendersTheNight(String template, String path) {
    assertThat(new PathTemplate(template).at(NIGHT)).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../x.csv",
        "a/../../x.csv",
        "a/./x.csv",
        "s3a://b/x.csv",
        "C:/x.csv",
        "a\\x.csv",
        "a//x.csv",
        "a/",
        "{day}.csv",
        "{date:HH}.csv",
        "{date:yyyy'x'}.csv",
        "{date",
        "a?.csv",
        "[ab].csv",
        "{date+12345}.csv",
        "${HOME}/x.csv",
        "..",
      })
  void refusesWhatLeadsElsewhere(String template) {
    assertThatThrownBy(() -> new PathTemplate(template))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void knowsWhetherItHasADate() {
    assertThat(new PathTemplate("a/{date+1}.csv").isDated()).isTrue();
    assertThat(new PathTemplate("a/date.csv").isDated()).isFalse();
  }
}
