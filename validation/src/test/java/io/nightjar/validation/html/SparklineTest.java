package io.nightjar.validation.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.validation.html.Sparkline.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void drawsFromLeastToGreatestAndMarksWhatIsBad() {
    String svg =
        Sparkline.of(
            List.of(
                new Point("a", 1.0, false), new Point("b", 3.0, true), new Point("c", 2.0, false)),
            "a \"line\"");

    assertThat(svg)
        .startsWith("<svg role=\"img\" aria-label=\"a &quot;line&quot;\"")
        .contains("points=\"5.0,43.0 130.0,5.0 255.0,24.0\"")
        .contains("<circle class=\"dot bad\" cx=\"130.0\" cy=\"5.0\" r=\"3\"><title>b</title>")
        .contains("<circle class=\"dot\" cx=\"255.0\"");
  }

  @Test
  void leavesGapsForNightsWithoutAValue() {
    String svg =
        Sparkline.of(
            List.of(
                new Point("a", 1.0, false),
                new Point("b", null, false),
                new Point("c", Double.NaN, false),
                new Point("d", 2.0, false)),
            "");

    assertThat(svg).contains("points=\"5.0,43.0\"", "points=\"255.0,5.0\"");
  }

  @Test
  void isNothingWithoutAnyValue() {
    assertThat(Sparkline.of(List.of(new Point("a", null, true)), "")).isEmpty();
    assertThat(Sparkline.of(List.of(), "")).isEmpty();
  }
}
