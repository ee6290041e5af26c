package io.nightjar.etl.features.slots;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.table.transform.CutAtNights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.api.Test;

/** What a slot join keeps in memory, at sizes at which it has to grow, to make room and to pass. */
class SlotMemoryTest {
  private static final StructType KEY = new StructType().add("key", DataTypes.LongType, false);
  private static final StructType ROW =
      KEY.add(CutAtNights.FROM, DataTypes.IntegerType, false)
          .add(SlotRow.EVENT, DataTypes.LongType, true)
          .add(SlotRow.KNOWN, DataTypes.LongType, false)
          .add(SlotRow.BROUGHT, DataTypes.IntegerType, false)
          .add(SlotRow.DIGEST, DataTypes.LongType, false)
          .add("value", DataTypes.StringType, false);

  private final UnsafeProjection keys = SlotRow.projection(KEY, 1);
  private final UnsafeProjection rows = SlotRow.projection(ROW, ROW.length());

  @Test
  void keysKeepTheirNumbersWhileTheTableGrows() {
    KeyNumbers numbers = new KeyNumbers(1);
    for (int i = 0; i < 20_000; i++) {
      assertThat(numbers.findOrAdd(key(i * 31L))).isEqualTo(i);
    }
    UnsafeRow shown = new UnsafeRow(1);
    for (int i = 0; i < 20_000; i++) {
      assertThat(numbers.findOrAdd(key(i * 31L))).isEqualTo(i);
      assertThat(numbers.find(key(i * 31L))).isEqualTo(i);
      assertThat(numbers.find(key(i * 31L + 1))).isEqualTo(KeyNumbers.NONE);
      numbers.show(i, shown);
      assertThat(shown.getLong(0)).isEqualTo(i * 31L);
    }
    assertThat(numbers.size()).isEqualTo(20_000);
  }

  @Test
  void aLongerRowFindsRoomAndNoOtherIsTouched() {
    RowPages pages = new RowPages();
    long[] places = new long[300];
    for (int i = 0; i < places.length; i++) {
      places[i] = pages.add(row(i, 0, i, "a"));
    }
    for (int i = 0; i < places.length; i += 3) {
      places[i] = pages.replace(places[i], row(i, 0, i, "b".repeat(i == 150 ? 2_000_000 : 8 * i)));
    }
    for (int i = 0; i < places.length; i += 3) {
      places[i] = pages.replace(places[i], row(i, 0, i, "c"));
    }
    UnsafeRow shown = new UnsafeRow(ROW.length());
    for (int i = 0; i < places.length; i++) {
      pages.show(places[i], shown);
      assertThat(shown).isEqualTo(row(i, 0, i, i % 3 == 0 ? "c" : "a"));
    }
    assertThat(pages.bytes()).isGreaterThan(2_000_000);
  }

  @Test
  void batchesLoseNoLatestRowAndLetPassWhatTheyCannotDrop() {
    SplittableRandom random = new SplittableRandom(11);
    List<InternalRow> all = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      boolean isPast = random.nextInt(3) > 0;
      long key = isPast ? random.nextLong(500) : i;
      all.add(row(key, isPast ? 0 : 1 + random.nextInt(5), i * 7919L % 60_000, "v" + i));
    }
    List<UnsafeRow> left = new ArrayList<>();
    Iterator<InternalRow> combined =
        new CombineLatest(new SlotRow(ROW, 1), 2L << 20).call(all.iterator());
    combined.forEachRemaining(row -> left.add(((UnsafeRow) row).copy()));

    assertThat(latest(left)).isEqualTo(latest(all));
    long past = left.stream().filter(row -> row.getInt(1) == 0).count();
    long later = all.stream().filter(row -> row.getInt(1) > 0).count();
    assertThat(past).isBetween(500L, 10_000L);
    assertThat(left.size() - past).isEqualTo(later);
  }

  private static Map<String, String> latest(List<? extends InternalRow> rows) {
    SlotRow layout = new SlotRow(ROW, 1);
    Map<String, InternalRow> latest = new HashMap<>();
    rows.forEach(
        row ->
            latest.merge(
                row.getLong(0) + "@" + row.getInt(1),
                row,
                (one, other) -> layout.isLater(one, other) ? one : other));
    Map<String, String> values = new HashMap<>();
    latest.forEach((slot, row) -> values.put(slot, row.getUTF8String(6).toString()));
    return values;
  }

  private UnsafeRow key(long key) {
    return keys.apply(new GenericInternalRow(new Object[] {key}));
  }

  private UnsafeRow row(long key, int from, long order, String value) {
    Object[] values = {key, from, order, order, 0, order, UTF8String.fromString(value)};
    return rows.apply(new GenericInternalRow(values)).copy();
  }
}
