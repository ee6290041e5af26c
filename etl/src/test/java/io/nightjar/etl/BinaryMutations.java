package io.nightjar.etl;

import static io.nightjar.etl.Mutation.Expected.EITHER;
import static io.nightjar.etl.Mutation.Expected.REFUSED;
import static io.nightjar.etl.Mutation.Expected.rows;

import io.nightjar.etl.Mutation.Change;
import io.nightjar.etl.Mutation.Mutated;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Damage of Parquet, ORC and Avro files. */
final class BinaryMutations {
  private BinaryMutations() {}

  static Map<String, Change> all(String format) {
    Map<String, Change> all = new LinkedHashMap<>();
    all.put(
        "truncated",
        (good, random) ->
            new Mutated(Arrays.copyOf(good, 1 + random.nextInt(good.length - 1)), format, REFUSED));
    all.put("empty", (good, random) -> new Mutated(new byte[0], format, rows(0, 0)));
    all.put(
        "garbage",
        (good, random) -> new Mutated(CsvMutations.garbage(4_000, random), format, REFUSED));
    all.put(
        "wrong end",
        (good, random) -> new Mutated(zeroed(good, good.length - 9, 9), format, REFUSED));
    all.put(
        "text",
        (good, random) ->
            new Mutated(
                "id,price,note\n1,1,x\n".getBytes(StandardCharsets.UTF_8), format, REFUSED));
    all.put(
        "garbage behind",
        (good, random) -> new Mutated(Arrays.copyOf(good, good.length + 100), format, REFUSED));
    for (int i = 1; i <= 8; i++) {
      all.put(
          "flipped byte " + i,
          (good, random) -> new Mutated(flipped(good, 1, random), format, EITHER));
    }
    all.put(
        "many flipped bytes",
        (good, random) -> new Mutated(flipped(good, 40, random), format, EITHER));
    all.put(
        "a hole", (good, random) -> new Mutated(zeroed(good, good.length / 3, 60), format, EITHER));
    return all;
  }

  private static byte[] zeroed(byte[] good, int from, int count) {
    Arrays.fill(good, from, from + count, (byte) 0);
    return good;
  }

  private static byte[] flipped(byte[] good, int count, Random random) {
    for (int i = 0; i < count; i++) {
      good[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return good;
  }
}
