package io.nightjar.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextsTest {
  @Test
  void agreesWithPython() {
    assertThat(
            Recorded.disagreements(
                "json.tsv", 350, row -> JsonTexts.isParseable(row.get(0)) ? "yes" : "no"))
        .isEmpty();
  }
}
