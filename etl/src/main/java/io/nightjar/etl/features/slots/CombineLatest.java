package io.nightjar.etl.features.slots;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * Drops rows before they travel: of the rows of one entity that appear in the same night, only the
 * latest can win. Works in batches of bounded memory, and lets rows pass as they are once batches
 * show that it does not help. An entity with most of the rows shrinks to a few.
 */
final class CombineLatest implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST_BATCH = 1 << 16;
  private static final double USELESS = 0.7;

  private final SlotRow layout;

  CombineLatest(SlotRow layout) {
    this.layout = layout;
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return new Batches(rows);
  }

  private final class Batches implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final UnsafeProjection slot = layout.slot();
    private final UnsafeProjection whole = layout.whole();
    private Iterator<UnsafeRow> batch = Collections.emptyIterator();
    private boolean isPassing;

    private Batches(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return batch.hasNext() || rows.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!batch.hasNext() && isPassing) {
        return whole.apply(rows.next());
      }
      if (!batch.hasNext()) {
        batch = combined();
      }
      return batch.next();
    }

    private Iterator<UnsafeRow> combined() {
      Map<UnsafeRow, UnsafeRow> latest = new HashMap<>();
      long seen = 0;
      while (rows.hasNext() && latest.size() < LARGEST_BATCH) {
        InternalRow row = rows.next();
        UnsafeRow key = slot.apply(row);
        UnsafeRow best = latest.get(key);
        if (best == null) {
          latest.put(key.copy(), whole.apply(row).copy());
        } else if (layout.isLater(row, best)) {
          latest.replace(key, whole.apply(row).copy());
        }
        seen++;
      }
      isPassing = latest.size() > USELESS * seen;
      return latest.values().iterator();
    }
  }
}
