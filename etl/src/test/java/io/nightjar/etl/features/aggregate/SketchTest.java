package io.nightjar.etl.features.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SketchTest {
  @Test
  void estimatesWithinFourStandardErrors() {
    for (int size : new int[] {0, 1, 2, 10, 100, 1_000, 10_000, 100_000, 1_000_000}) {
      byte[] sketch = sketch(size, new SplittableRandom(size));
      double error = Math.abs(Sketch.estimate(sketch) - size);
      assertThat(error).as("of %d", size).isLessThanOrEqualTo(4 * 1.04 / 64 * size);
      assertThat(sketch.length).isLessThanOrEqualTo(4096);
    }
  }

  @Test
  void partsGiveTheSameEstimateAsTheWhole() {
    SplittableRandom random = new SplittableRandom(3);
    for (int size : new int[] {5, 900, 1_100, 5_000, 50_000}) {
      byte[] whole = Sketch.EMPTY;
      byte[][] parts = {Sketch.EMPTY, Sketch.EMPTY, Sketch.EMPTY};
      for (int i = 0; i < size; i++) {
        long hash = random.nextLong();
        whole = Sketch.add(whole, hash);
        for (int copy = 0; copy < 2; copy++) {
          int part = random.nextInt(parts.length);
          parts[part] = Sketch.add(parts[part], hash);
        }
      }
      byte[] merged = Sketch.merge(Sketch.merge(parts[2], parts[0]), parts[1]);
      assertThat(Sketch.estimate(merged)).isEqualTo(Sketch.estimate(whole));
    }
  }

  private static byte[] sketch(int size, SplittableRandom random) {
    byte[] sketch = Sketch.EMPTY;
    for (int i = 0; i < size; i++) {
      long hash = random.nextLong();
      sketch = Sketch.add(Sketch.add(sketch, hash), hash);
    }
    return sketch;
  }
}
