package io.nightjar.etl.features.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  @Test
  void isTheExactSumWhateverTheOrderAndTheParts() {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      List<Double> values = values(random, random.nextInt(60));
      double right =
          values.stream()
              .map(BigDecimal::new)
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .doubleValue();
      for (int order = 0; order < 3; order++) {
        Collections.shuffle(values, random);
        byte[] left = ExactSum.ZERO.clone();
        byte[] other = ExactSum.ZERO.clone();
        int split = random.nextInt(values.size() + 1);
        for (int i = 0; i < values.size(); i++) {
          if (i < split) {
            left = ExactSum.add(left, values.get(i));
          } else {
            other = ExactSum.add(other, values.get(i));
          }
        }
        assertThat(ExactSum.value(ExactSum.merge(left, other))).isEqualTo(right);
      }
    }
  }

  @Test
  void keepsOnlyTheDigitsInUse() {
    byte[] sum = ExactSum.ZERO.clone();
    for (int i = 0; i < 100_000; i++) {
      sum = ExactSum.add(sum, i / 100.0);
    }
    assertThat(ExactSum.value(sum)).isEqualTo(49_999_500.0);
    assertThat(sum.length).isLessThan(64);
  }

  @Test
  void carriesBeforeADigitOverflows() {
    byte[] sum =
        ExactSum.add(ExactSum.ZERO.clone(), Double.longBitsToDouble(0x3FFF_FFFF_FFFF_FFFFL));
    double value = ExactSum.value(sum);
    BigDecimal right = new BigDecimal(value);
    for (int doubling = 0; doubling < 70; doubling++) {
      sum = ExactSum.merge(sum, sum.clone());
      right = right.add(right);
      assertThat(ExactSum.value(sum)).isEqualTo(right.doubleValue());
    }
  }

  @Test
  void infinitiesAndNanStandAboveNumbers() {
    assertThat(sum(1.0, Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(Double.NEGATIVE_INFINITY, 1.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sum(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)).isNaN();
    assertThat(sum(Double.NaN, 1.0)).isNaN();
    assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE))
        .isEqualTo(Double.MAX_VALUE);
    assertThat(sum(Double.MIN_VALUE, Double.MIN_VALUE)).isEqualTo(2 * Double.MIN_VALUE);
    assertThat(sum(-0.0, -0.0)).isEqualTo(0.0);
  }

  private static double sum(double... values) {
    byte[] sum = ExactSum.ZERO.clone();
    for (double value : values) {
      sum = ExactSum.add(sum, value);
    }
    return ExactSum.value(sum);
  }

  /** Numbers of all sizes, and some that cancel each other. */
  private static List<Double> values(Random random, int size) {
    List<Double> values = new ArrayList<>();
    while (values.size() < size) {
      double value = Math.scalb(random.nextGaussian(), random.nextInt(600) - 300);
      value = random.nextInt(5) == 0 ? Math.scalb(value, -900) : value;
      values.add(value);
      if (random.nextInt(3) == 0) {
        values.add(-value);
      }
    }
    return values;
  }
}
