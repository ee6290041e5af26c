package io.nightjar.validation.measure.keys;

/** Numbers that occurred, and whether more than once: open addressing, linear probing. */
final class KeyTable {
  private static final int FIRST_SIZE = 1 << 12;
  private static final byte ONCE = 1;
  private static final byte MORE = 2;

  private long[] keys = new long[2 * FIRST_SIZE];
  private byte[] seen = new byte[FIRST_SIZE];
  private int distinct;
  private int once;

  /**
   * Takes a number of 128 bits.
   *
   * @param first its first half, of which the low bits are spread evenly
   * @param second its second half
   */
  void add(long first, long second) {
    int slot = find(first, second);
    if (seen[slot] == 0) {
      keys[2 * slot] = first;
      keys[2 * slot + 1] = second;
      seen[slot] = ONCE;
      distinct++;
      once++;
      if (distinct * 2L > seen.length) {
        grow();
      }
    } else if (seen[slot] == ONCE) {
      seen[slot] = MORE;
      once--;
    }
  }

  long distinct() {
    return distinct;
  }

  long once() {
    return once;
  }

  /** Where the number is, or the empty place where it would be. */
  private int find(long first, long second) {
    int mask = seen.length - 1;
    int slot = (int) first & mask;
    while (seen[slot] != 0 && (keys[2 * slot] != first || keys[2 * slot + 1] != second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    byte[] oldSeen = seen;
    keys = new long[oldKeys.length * 2];
    seen = new byte[oldSeen.length * 2];
    for (int old = 0; old < oldSeen.length; old++) {
      if (oldSeen[old] != 0) {
        int slot = find(oldKeys[2 * old], oldKeys[2 * old + 1]);
        keys[2 * slot] = oldKeys[2 * old];
        keys[2 * slot + 1] = oldKeys[2 * old + 1];
        seen[slot] = oldSeen[old];
      }
    }
  }
}
