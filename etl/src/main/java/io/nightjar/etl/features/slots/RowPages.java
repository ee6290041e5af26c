package io.nightjar.etl.features.slots;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * Rows one behind the other in large arrays of bytes, so that keeping millions of them costs no
 * object each. Before every row stands a word: the bytes that are free for it, and those it has.
 */
final class RowPages {
  /** Where no row is. */
  static final long NOWHERE = -1;

  private static final int PAGE = 1 << 20;
  private static final int WORD = Long.BYTES;
  private static final int HALF = Integer.SIZE;
  private static final long LOWER = 0xffffffffL;

  private final List<byte[]> pages = new ArrayList<>();
  private byte[] last = new byte[0];
  private int used;
  private long bytes;

  /** Bytes that are taken. */
  long bytes() {
    return bytes;
  }

  /** Keeps a row. */
  long add(UnsafeRow row) {
    int size = row.getSizeInBytes();
    if (used + WORD + size > last.length) {
      last = new byte[Math.max(PAGE, WORD + size)];
      pages.add(last);
      bytes += last.length;
      used = 0;
    }
    long address = ((long) (pages.size() - 1) << HALF) | used;
    write(last, used, size, row);
    used += WORD + size;
    return address;
  }

  /** Keeps a row in the place of another, which is gone then. */
  long replace(long address, UnsafeRow row) {
    byte[] page = pages.get((int) (address >>> HALF));
    int at = (int) (address & LOWER);
    int free = (int) (Platform.getLong(page, Platform.BYTE_ARRAY_OFFSET + at) >>> HALF);
    if (row.getSizeInBytes() > free) {
      return add(row);
    }
    write(page, at, free, row);
    return address;
  }

  /** Lets a row object show what is kept; it holds until the place is used again. */
  void show(long address, UnsafeRow row) {
    byte[] page = pages.get((int) (address >>> HALF));
    long at = Platform.BYTE_ARRAY_OFFSET + (address & LOWER);
    row.pointTo(page, at + WORD, (int) (Platform.getLong(page, at) & LOWER));
  }

  private static void write(byte[] page, int at, int free, UnsafeRow row) {
    int size = row.getSizeInBytes();
    Platform.putLong(page, Platform.BYTE_ARRAY_OFFSET + at, ((long) free << HALF) | size);
    row.writeToMemory(page, Platform.BYTE_ARRAY_OFFSET + at + WORD);
  }
}
