package io.nightjar.etl.features.slots;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** The latest row of each slot, of as many rows as a bounded memory holds. */
final class LatestBatch {
  private static final int FEW = 1 << 10;

  private final SlotRow layout;
  private final long mostBytes;
  private final UnsafeRow shown;
  private final KeyNumbers slots;
  private final RowPages pages = new RowPages();
  private long[] places = new long[FEW];

  LatestBatch(SlotRow layout, long mostBytes) {
    this.layout = layout;
    this.mostBytes = mostBytes;
    this.shown = layout.empty();
    this.slots = new KeyNumbers(layout.slotColumns());
  }

  /** Takes a row if it is later than the one of its slot; whether the slot is new. */
  boolean offer(UnsafeRow slot, UnsafeRow row) {
    int known = slots.size();
    int number = slots.findOrAdd(slot);
    if (number == known) {
      places = number == places.length ? Arrays.copyOf(places, 2 * number) : places;
      places[number] = pages.add(row);
      return true;
    }
    pages.show(places[number], shown);
    if (layout.isLater(row, shown)) {
      places[number] = pages.replace(places[number], row);
    }
    return false;
  }

  /** How many slots have a row. */
  int size() {
    return slots.size();
  }

  boolean isFull() {
    return pages.bytes() >= mostBytes;
  }

  /** Lets a row object show the row of a slot. */
  void show(int number, UnsafeRow row) {
    pages.show(places[number], row);
  }
}
