package io.nightjar.validation.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTextsTest {
  @Test
  void agreesWithPython() {
    List<List<String>> rows = Recorded.rows("json.tsv");

    assertThat(rows)
        .hasSizeGreaterThan(350)
        .allSatisfy(
            row ->
                assertThat(JsonTexts.isParseable(row.get(0)) ? "yes" : "no").isEqualTo(row.get(1)));
  }
}
