package io.nightjar.etl.features.slots;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * The nights for which one entity is asked, and where the latest row lies that appeared in each:
 * first the nights, then, once there is a row, the places.
 */
final class AskedNights {
  private static final int FEW = 4;

  private long[] slots = new long[FEW];
  private int size;
  private boolean hasRows;

  void ask(int night) {
    if (size == slots.length) {
      slots = Arrays.copyOf(slots, 2 * size);
    }
    slots[size++] = night;
  }

  /** Takes a row for the first night asked that sees it. */
  void offer(UnsafeRow row, SlotRow layout, RowPages pages, UnsafeRow shown) {
    if (!hasRows) {
      makePlaces();
    }
    int at = first(layout.from(row));
    if (at == size) {
      return;
    }
    long place = slots[size + at];
    if (place == RowPages.NOWHERE) {
      slots[size + at] = pages.add(row);
      return;
    }
    pages.show(place, shown);
    if (layout.isLater(row, shown)) {
      slots[size + at] = pages.replace(place, row);
    }
  }

  /** Gives every night the latest row that had appeared by then. */
  void fill(SlotRow layout, RowPages pages, UnsafeRow one, UnsafeRow other) {
    for (int i = size + 1; hasRows && i < 2 * size; i++) {
      if (slots[i] == RowPages.NOWHERE) {
        slots[i] = slots[i - 1];
      } else if (slots[i - 1] != RowPages.NOWHERE) {
        pages.show(slots[i - 1], one);
        pages.show(slots[i], other);
        slots[i] = layout.isLater(one, other) ? slots[i - 1] : slots[i];
      }
    }
  }

  int size() {
    return hasRows ? size : 0;
  }

  int night(int index) {
    return (int) slots[index];
  }

  /** Where the row of a night lies, {@link RowPages#NOWHERE} if there is none. */
  long place(int index) {
    return slots[size + index];
  }

  private void makePlaces() {
    slots = Arrays.copyOf(slots, 2 * size);
    Arrays.sort(slots, 0, size);
    Arrays.fill(slots, size, 2 * size, RowPages.NOWHERE);
    hasRows = true;
  }

  private int first(int from) {
    int at = Arrays.binarySearch(slots, 0, size, from);
    return at < 0 ? -at - 1 : at;
  }
}
