package io.nightjar.validation.measure.keys;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/**
 * Puts the numbers of a night into pages by their upper bits. In: night (days, or null), number.
 * Out: night, bucket, page of 8 bytes a number.
 */
final class KeyPages implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final int BUCKET_BITS = 8;
  private static final int PAGE = 512 * Long.BYTES;

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return new Pages(rows);
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

  private static final class Pages implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final Map<Integer, ByteBuffer[]> open = new HashMap<>();
    private final Deque<InternalRow> full = new ArrayDeque<>();
    private Integer night;
    private ByteBuffer[] ofNight;
    private boolean isFlushed;

    private Pages(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (full.isEmpty() && rows.hasNext()) {
        add(rows.next());
      }
      if (full.isEmpty() && !isFlushed) {
        open.forEach(this::flush);
        isFlushed = true;
      }
      return !full.isEmpty();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return full.poll();
    }

    private void add(InternalRow row) {
      Integer next = row.isNullAt(0) ? null : (Integer) row.getInt(0);
      if (ofNight == null || (night == null ? next != null : !night.equals(next))) {
        night = next;
        ofNight = open.computeIfAbsent(next, any -> new ByteBuffer[1 << BUCKET_BITS]);
      }
      long key = mix(row.getLong(1));
      int bucket = (int) (key >>> (Long.SIZE - BUCKET_BITS));
      if (ofNight[bucket] == null) {
        ofNight[bucket] = ByteBuffer.allocate(PAGE);
      }
      ofNight[bucket].putLong(key);
      if (!ofNight[bucket].hasRemaining()) {
        full.add(page(night, bucket, ofNight[bucket]));
        ofNight[bucket] = null;
      }
    }

    private void flush(Integer ofRows, ByteBuffer[] pages) {
      for (int bucket = 0; bucket < pages.length; bucket++) {
        if (pages[bucket] != null) {
          full.add(page(ofRows, bucket, pages[bucket]));
        }
      }
    }

    private static InternalRow page(Integer night, int bucket, ByteBuffer numbers) {
      byte[] bytes = new byte[numbers.position()];
      numbers.flip().get(bytes);
      return new GenericInternalRow(new Object[] {night, bucket, bytes});
    }
  }
}
