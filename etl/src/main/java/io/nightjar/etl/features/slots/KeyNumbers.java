package io.nightjar.etl.features.slots;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Numbers keys in the order they come, by their bytes: a hash table with open addresses, which
 * finds a key in fewer steps through memory than a chained one. A word of the table is the hash of
 * a key and its number, counted from 1; 0 is free.
 */
final class KeyNumbers {
  /** The number of what is not there. */
  static final int NONE = -1;

  private static final int LEAST = 1 << 10;
  private static final int HALF = Integer.SIZE;

  private final RowPages pages = new RowPages();
  private final UnsafeRow shown;
  private long[] table = new long[LEAST];
  private long[] places = new long[LEAST / 2];
  private int size;

  /**
   * @param columns how many columns a key has
   */
  KeyNumbers(int columns) {
    this.shown = new UnsafeRow(columns);
  }

  int size() {
    return size;
  }

  /** Lets a row object show a key. */
  void show(int number, UnsafeRow row) {
    pages.show(places[number], row);
  }

  /** The number of a key, {@link #NONE} if it is not there. */
  int find(UnsafeRow key) {
    return (int) table[slot(key, key.hashCode())] - 1;
  }

  /** The number of a key; that of the next one is {@link #size()}. */
  int findOrAdd(UnsafeRow key) {
    int hash = key.hashCode();
    int slot = slot(key, hash);
    if (table[slot] == 0) {
      if (size == places.length) {
        grow();
        slot = slot(key, hash);
      }
      places[size] = pages.add(key);
      table[slot] = ((long) hash << HALF) | ++size;
    }
    return (int) table[slot] - 1;
  }

  /** Where the key is, or would be. */
  private int slot(UnsafeRow key, int hash) {
    int slot = spread(hash);
    while (table[slot] != 0 && !isAt(slot, key, hash)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private boolean isAt(int slot, UnsafeRow key, int hash) {
    long word = table[slot];
    if ((int) (word >>> HALF) != hash) {
      return false;
    }
    pages.show(places[(int) word - 1], shown);
    return shown.equals(key);
  }

  private int spread(int hash) {
    return (hash ^ (hash >>> (HALF / 2))) & (table.length - 1);
  }

  private void grow() {
    long[] old = table;
    table = new long[2 * old.length];
    for (long word : old) {
      int slot = spread((int) (word >>> HALF));
      while (word != 0 && table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      if (word != 0) {
        table[slot] = word;
      }
    }
    places = Arrays.copyOf(places, 2 * places.length);
  }
}
