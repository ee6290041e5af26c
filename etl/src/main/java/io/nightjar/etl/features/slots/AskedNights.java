package io.nightjar.etl.features.slots;

import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** The nights for which one entity is asked, and the latest row that appeared in each. */
final class AskedNights {
  private static final int FEW = 4;

  private int[] nights = new int[FEW];
  private int size;
  private UnsafeRow[] rows;

  void ask(int night) {
    if (size == nights.length) {
      nights = Arrays.copyOf(nights, 2 * size);
    }
    nights[size++] = night;
  }

  /** Takes a row for the first night asked that sees it. */
  void offer(UnsafeRow row, SlotRow layout) {
    if (rows == null) {
      Arrays.sort(nights, 0, size);
      rows = new UnsafeRow[size];
    }
    int at = first(layout.from(row));
    if (at < size && (rows[at] == null || layout.isLater(row, rows[at]))) {
      rows[at] = row.copy();
    }
  }

  /** Gives every night the latest row that had appeared by then. */
  void fill(SlotRow layout) {
    for (int i = 1; rows != null && i < size; i++) {
      boolean isBeaten =
          rows[i] == null || (rows[i - 1] != null && layout.isLater(rows[i - 1], rows[i]));
      rows[i] = isBeaten ? rows[i - 1] : rows[i];
    }
  }

  int size() {
    return rows == null ? 0 : size;
  }

  int night(int index) {
    return nights[index];
  }

  /** The row of a night, null if there is none. */
  UnsafeRow row(int index) {
    return rows[index];
  }

  private int first(int from) {
    int at = Arrays.binarySearch(nights, 0, size, from);
    return at < 0 ? -at - 1 : at;
  }
}
