package io.nightjar.validation.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StrptimeFormatTest {
  @Test
  void agreesWithPython() {
    assertThat(Recorded.disagreements("strptime.tsv", 500, row -> verdict(row.get(0), row.get(1))))
        .isEmpty();
  }

  @Test
  void saysInOneSentenceWhyAFormatIsOfNoUse() {
    Map<String, String> messages =
        Map.of(
            "%Q",
            "the format '%Q' has the directive %Q, which strptime does not know",
            "%Y%",
            "the format '%Y%' ends in a lone %; write %% for a percent sign",
            "%x %y",
            "the format '%x %y' asks for %y twice, which strptime refuses",
            "%G",
            "the format '%G' fits no text, because %G needs %V and one of %A, %a, %w and %u",
            "%G %V %u %j",
            "the format '%G %V %u %j' fits no text, because %j needs %Y instead of %G",
            "%Y %V",
            "the format '%Y %V' fits no text, because %V needs %G instead of another year");

    messages.forEach(
        (format, message) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> StrptimeFormat.of(format))
                .withMessage(message));
  }

  @Test
  void travelsToExecutors() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(StrptimeFormat.of("%Y-%m-%d"));
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      StrptimeFormat format = (StrptimeFormat) in.readObject();
      assertThat(format.parses("2024-2-9")).isTrue();
      assertThat(format.parses("2023-02-29")).isFalse();
    }
  }

  private static String verdict(String format, String text) {
    try {
      return StrptimeFormat.of(format).parses(text) ? "yes" : "no";
    } catch (IllegalArgumentException e) {
      return "format";
    }
  }
}
