package io.nightjar.etl.features.slots;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Drops rows before they travel: of the rows of one entity that appear in the same night, only the
 * latest can win. Works in batches of bounded memory. Rows that are seen from the first night on,
 * which is all the past, and rows that appear later are judged apart: once a batch shows that it
 * does not help with one of them, these pass as they are. An entity with most of the rows shrinks
 * to a few, and so does a long past.
 */
final class CombineLatest implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final long MOST_BYTES = 64L << 20;

  private final SlotRow layout;
  private final long mostBytes;

  CombineLatest(SlotRow layout) {
    this(layout, MOST_BYTES);
  }

  /**
   * @param mostBytes what a batch may take; a task holds one
   */
  CombineLatest(SlotRow layout, long mostBytes) {
    this.layout = layout;
    this.mostBytes = mostBytes;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return new Batches(rows);
  }

  private final class Batches implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final UnsafeProjection slot = layout.slot();
    private final UnsafeProjection whole = layout.whole();
    private final UnsafeRow shown = layout.empty();
    private final Usefulness past = new Usefulness();
    private final Usefulness later = new Usefulness();
    private LatestBatch batch = new LatestBatch(layout, mostBytes);
    private boolean isEmitting;
    private int emitted;
    private InternalRow ready;

    private Batches(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && (isEmitting || rows.hasNext() || batch.size() > 0)) {
        ready = isEmitting ? emit() : take();
      }
      return ready != null;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow row = ready;
      ready = null;
      return row;
    }

    /** A row that passes; null if the next one was put into the batch, or none is left. */
    private InternalRow take() {
      if (!rows.hasNext()) {
        isEmitting = true;
        return null;
      }
      InternalRow row = rows.next();
      Usefulness use = layout.from(row) == 0 ? past : later;
      if (use.isPassing()) {
        return row;
      }
      UnsafeRow bytes = row instanceof UnsafeRow same ? same : whole.apply(row);
      use.note(batch.offer(slot.apply(row), bytes));
      isEmitting = batch.isFull();
      return null;
    }

    /** The next row of the batch; null behind its end. */
    private InternalRow emit() {
      if (emitted < batch.size()) {
        batch.show(emitted++, shown);
        return shown;
      }
      past.judge();
      later.judge();
      batch = new LatestBatch(layout, mostBytes);
      emitted = 0;
      isEmitting = false;
      return null;
    }
  }

  /** Whether batches drop enough rows of one kind to be worth it. */
  private static final class Usefulness {
    private static final double USELESS = 0.7;

    private long seen;
    private long kept;
    private boolean isPassing;

    void note(boolean isNew) {
      seen++;
      kept += isNew ? 1 : 0;
    }

    void judge() {
      isPassing |= kept > USELESS * seen;
      seen = 0;
      kept = 0;
    }

    boolean isPassing() {
      return isPassing;
    }
  }
}
