package io.nightjar.validation.measure.keys;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Puts numbers into pages. In: night (days, or null), both halves of the number. Out: what {@link
 * NightPages} hands over.
 */
final class KeyPages implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> rows) {
    return new Pages(rows);
  }

  private static final class Pages implements Iterator<InternalRow> {
    private final Iterator<InternalRow> rows;
    private final Map<Integer, NightPages> nights = new HashMap<>();
    private final Queue<InternalRow> full = new ArrayDeque<>();
    private Integer night;
    private NightPages ofNight;

    private Pages(Iterator<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (full.isEmpty() && rows.hasNext()) {
        add(rows.next());
      }
      if (full.isEmpty()) {
        nights.values().forEach(NightPages::flush);
        nights.clear();
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
      if (ofNight == null || !Objects.equals(night, next)) {
        night = next;
        ofNight = nights.computeIfAbsent(next, any -> new NightPages(next, full));
      }
      ofNight.add(row.getLong(1), row.getLong(2));
    }
  }
}
