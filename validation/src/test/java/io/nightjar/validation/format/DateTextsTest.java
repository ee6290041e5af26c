package io.nightjar.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DateTextsTest {
  @Test
  void agreesWithDateutil() {
    List<List<String>> rows = Recorded.rows("dateutil.tsv");

    assertThat(rows)
        .hasSizeGreaterThan(400)
        .allSatisfy(
            row ->
                assertThat(DateTexts.isParseable(row.get(0)) ? "yes" : "no").isEqualTo(row.get(1)));
  }

  @Test
  void whatIsMissingIsTakenFromJanuaryOfACommonYear() {
    assertThat(DateTexts.isParseable("31")).isTrue();
    assertThat(DateTexts.isParseable("Feb 29")).isFalse();
    assertThat(DateTexts.isParseable("Feb 29 2024")).isTrue();
  }
}
