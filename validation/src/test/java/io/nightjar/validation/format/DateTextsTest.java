package io.nightjar.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DateTextsTest {
  @Test
  void agreesWithDateutil() {
    assertThat(
            Recorded.disagreements(
                "dateutil.tsv", 800, row -> DateTexts.isParseable(row.get(0)) ? "yes" : "no"))
        .isEmpty();
  }

  @Test
  void whatIsMissingIsTakenFromJanuaryOfACommonYear() {
    assertThat(DateTexts.isParseable("31")).isTrue();
    assertThat(DateTexts.isParseable("Feb 29")).isFalse();
    assertThat(DateTexts.isParseable("Feb 29 2024")).isTrue();
  }
}
