package io.nightjar.validation.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void writesNumbersShort() {
    assertThat(Figures.count(27_004)).isEqualTo("27,004");
    assertThat(Figures.number(27_004)).isEqualTo("27,004");
    assertThat(Figures.number(0.123456)).isEqualTo("0.1235");
    assertThat(Figures.number(1234567.8)).isEqualTo("1,235,000");
    assertThat(Figures.number(-12.5)).isEqualTo("-12.5");
    assertThat(Figures.number(1.5e-9)).isEqualTo("1.50e-09");
    assertThat(Figures.number(1e300)).isEqualTo("1.00e+300");
    assertThat(Figures.number(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void neverRoundsAShareToAllOrNothing() {
    assertThat(Figures.share(1)).isEqualTo("100 %");
    assertThat(Figures.share(0)).isEqualTo("0 %");
    assertThat(Figures.share(0.9842)).isEqualTo("98.4 %");
    assertThat(Figures.share(0.9999999)).isEqualTo("over 99.9 %");
    assertThat(Figures.share(0.0000001)).isEqualTo("below 0.1 %");
  }
}
