package io.nightjar.etl.features.aggregate;

import java.nio.ByteBuffer;

/**
 * A HyperLogLog sketch of 2^12 registers, kept in bytes: a sorted list of the registers in use
 * while they are few, else all of them. Equal sets of values give equal registers and so equal
 * estimates, whatever the order; the standard error is 1.04 / 64.
 */
final class Sketch {
  /** The sketch of nothing. */
  static final byte[] EMPTY = new byte[0];

  private static final int INDEX_BITS = 12;
  private static final int REGISTERS = 1 << INDEX_BITS;
  private static final int HASH_BITS = Long.SIZE - INDEX_BITS;
  private static final int RANK_BITS = 6;

  /** A list must stay shorter than the registers, which is how the two are told apart. */
  private static final int LONGEST_LIST = REGISTERS / Integer.BYTES - 1;

  private Sketch() {}

  /** The sketch with one value more, given by its hash; the sketch given may be changed. */
  static byte[] add(byte[] sketch, long hash) {
    int index = (int) (hash >>> HASH_BITS);
    long rest = hash << INDEX_BITS;
    int rank = rest == 0 ? HASH_BITS + 1 : Long.numberOfLeadingZeros(rest) + 1;
    return put(sketch, index, rank);
  }

  /** The sketch of both; the first may be changed. */
  static byte[] merge(byte[] sketch, byte[] other) {
    byte[] result = sketch;
    if (other.length == REGISTERS) {
      for (int i = 0; i < REGISTERS; i++) {
        result = other[i] == 0 ? result : put(result, i, other[i]);
      }
      return result;
    }
    ByteBuffer list = ByteBuffer.wrap(other);
    while (list.hasRemaining()) {
      int entry = list.getInt();
      result = put(result, entry >> RANK_BITS, entry & ((1 << RANK_BITS) - 1));
    }
    return result;
  }

  /** How many different values were added, by Ertl's improved estimator. */
  static long estimate(byte[] sketch) {
    int[] counts = new int[HASH_BITS + 2];
    for (byte rank : dense(sketch)) {
      counts[rank]++;
    }
    double z = REGISTERS * tau(1 - counts[HASH_BITS + 1] / (double) REGISTERS);
    for (int rank = HASH_BITS; rank >= 1; rank--) {
      z = 0.5 * (z + counts[rank]);
    }
    z += REGISTERS * sigma(counts[0] / (double) REGISTERS);
    return Math.round((double) REGISTERS * REGISTERS / (2 * Math.log(2)) / z);
  }

  private static byte[] put(byte[] sketch, int index, int rank) {
    if (sketch.length == REGISTERS) {
      sketch[index] = (byte) Math.max(sketch[index], rank);
      return sketch;
    }
    ByteBuffer list = ByteBuffer.wrap(sketch);
    int size = sketch.length / Integer.BYTES;
    int at = position(list, size, index);
    if (at < size && list.getInt(at * Integer.BYTES) >> RANK_BITS == index) {
      int better = Math.max(list.getInt(at * Integer.BYTES), index << RANK_BITS | rank);
      list.putInt(at * Integer.BYTES, better);
      return sketch;
    }
    return size == LONGEST_LIST
        ? put(dense(sketch), index, rank)
        : inserted(sketch, at * Integer.BYTES, index << RANK_BITS | rank);
  }

  private static byte[] inserted(byte[] list, int at, int entry) {
    ByteBuffer longer = ByteBuffer.allocate(list.length + Integer.BYTES);
    longer.put(list, 0, at).putInt(entry).put(list, at, list.length - at);
    return longer.array();
  }

  /** Where the entry of an index is, or belongs. */
  private static int position(ByteBuffer list, int size, int index) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (list.getInt(middle * Integer.BYTES) >> RANK_BITS < index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static byte[] dense(byte[] sketch) {
    if (sketch.length == REGISTERS) {
      return sketch;
    }
    byte[] registers = new byte[REGISTERS];
    ByteBuffer list = ByteBuffer.wrap(sketch);
    while (list.hasRemaining()) {
      int entry = list.getInt();
      registers[entry >> RANK_BITS] = (byte) (entry & ((1 << RANK_BITS) - 1));
    }
    return registers;
  }

  private static double sigma(double x) {
    if (x == 1) {
      return Double.POSITIVE_INFINITY;
    }
    double power = x;
    double weight = 1;
    double sum = x;
    double before = Double.NaN;
    while (sum != before) {
      power *= power;
      before = sum;
      sum += power * weight;
      weight += weight;
    }
    return sum;
  }

  private static double tau(double x) {
    if (x == 0 || x == 1) {
      return 0;
    }
    double root = x;
    double weight = 1;
    double sum = 1 - x;
    double before = Double.NaN;
    while (sum != before) {
      root = Math.sqrt(root);
      before = sum;
      weight *= 0.5;
      sum -= (1 - root) * (1 - root) * weight;
    }
    return sum / 3;
  }
}
