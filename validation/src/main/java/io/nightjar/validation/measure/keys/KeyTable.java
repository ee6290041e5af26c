package io.nightjar.validation.measure.keys;

/** Numbers that occurred, and whether more than once: open addressing, linear probing. */
final class KeyTable {
  private static final int FIRST_SIZE = 1 << 12;
  private static final byte ONCE = 1;
  private static final byte MORE = 2;

  private long[] keys = new long[FIRST_SIZE];
  private byte[] seen = new byte[FIRST_SIZE];
  private long rows;
  private int distinct;
  private int once;

  /** Counts a number; its low bits must be spread evenly. */
  void add(long key) {
    rows++;
    int mask = keys.length - 1;
    int slot = (int) key & mask;
    while (seen[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    if (seen[slot] == 0) {
      keys[slot] = key;
      seen[slot] = ONCE;
      distinct++;
      once++;
      grow();
    } else if (seen[slot] == ONCE) {
      seen[slot] = MORE;
      once--;
    }
  }

  long rows() {
    return rows;
  }

  long distinct() {
    return distinct;
  }

  long once() {
    return once;
  }

  private void grow() {
    if (distinct * 2L <= keys.length) {
      return;
    }
    long[] oldKeys = keys;
    byte[] oldSeen = seen;
    keys = new long[oldKeys.length * 2];
    seen = new byte[oldKeys.length * 2];
    int mask = keys.length - 1;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldSeen[i] != 0) {
        int slot = (int) oldKeys[i] & mask;
        while (seen[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        keys[slot] = oldKeys[i];
        seen[slot] = oldSeen[i];
      }
    }
  }
}
