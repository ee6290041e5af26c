package io.nightjar.validation.measure.keys;

import java.nio.ByteBuffer;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/**
 * The numbers of one night on their way into pages, by their upper bits. A number that was seen
 * shortly before is not written again: it is written twice when it leaves the short memory, which
 * says as much as many times.
 */
final class NightPages {
  private static final int BUCKET_BITS = 8;
  private static final int PAGE = 256 * 2 * Long.BYTES;
  private static final int MEMORY = 1 << 12;
  private static final byte ONCE = 1;
  private static final byte MORE = 2;

  private final Integer night;
  private final Queue<InternalRow> full;
  private final ByteBuffer[] pages = new ByteBuffer[1 << BUCKET_BITS];
  private final long[] firsts = new long[MEMORY];
  private final long[] seconds = new long[MEMORY];
  private final byte[] seen = new byte[MEMORY];
  private long rows;

  /**
   * @param night days, or null
   * @param full where pages go: night, bucket, rows that were read since the page before, page
   */
  NightPages(Integer night, Queue<InternalRow> full) {
    this.night = night;
    this.full = full;
  }

  void add(long first, long second) {
    rows++;
    long mixed = mix(first);
    int slot = (int) mixed & (MEMORY - 1);
    if (seen[slot] != 0 && firsts[slot] == mixed && seconds[slot] == second) {
      seen[slot] = MORE;
      return;
    }
    forget(slot);
    firsts[slot] = mixed;
    seconds[slot] = second;
    seen[slot] = ONCE;
  }

  /** Hands over what is left. */
  void flush() {
    for (int slot = 0; slot < MEMORY; slot++) {
      forget(slot);
    }
    for (int bucket = 0; bucket < pages.length; bucket++) {
      if (pages[bucket] != null) {
        handOver(bucket);
      }
    }
  }

  private void forget(int slot) {
    for (int times = seen[slot]; times > 0; times--) {
      write(firsts[slot], seconds[slot]);
    }
    seen[slot] = 0;
  }

  private void write(long first, long second) {
    int bucket = (int) (first >>> (Long.SIZE - BUCKET_BITS));
    if (pages[bucket] == null) {
      pages[bucket] = ByteBuffer.allocate(PAGE);
    }
    pages[bucket].putLong(first).putLong(second);
    if (!pages[bucket].hasRemaining()) {
      handOver(bucket);
    }
  }

  private void handOver(int bucket) {
    byte[] bytes = new byte[pages[bucket].position()];
    pages[bucket].flip().get(bytes);
    pages[bucket] = null;
    full.add(new GenericInternalRow(new Object[] {night, bucket, rows, bytes}));
    rows = 0;
  }

  /**
   * Spreads a number over all bits; different numbers stay different (the finalizer of MurmurHash3
   * by A. Appleby, 64 bits).
   */
  static long mix(long number) {
    long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }
}
