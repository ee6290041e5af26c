package io.nightjar.validation.measure.keys;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/**
 * Counts the numbers of each bucket. In: night, bucket, rows, page, those of a night and bucket
 * behind each other. Out, for each of them: night, rows, different numbers, those that occur once.
 */
final class CountPages implements FlatMapFunction<Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 2;
  private static final int PAGE = 3;

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> pages) {
    return new Buckets(pages);
  }

  private static final class Buckets implements Iterator<InternalRow> {
    private final Iterator<InternalRow> pages;
    private Integer night;
    private int bucket;
    private KeyTable table;
    private long rows;
    private InternalRow ready;

    private Buckets(Iterator<InternalRow> pages) {
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (ready == null && pages.hasNext()) {
        take(pages.next());
      }
      if (ready == null && table != null) {
        ready = counted();
        table = null;
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

    private void take(InternalRow page) {
      Integer ofPage = page.isNullAt(0) ? null : (Integer) page.getInt(0);
      if (table == null || !Objects.equals(night, ofPage) || bucket != page.getInt(1)) {
        ready = table == null ? null : counted();
        night = ofPage;
        bucket = page.getInt(1);
        table = new KeyTable();
        rows = 0;
      }
      rows += page.getLong(ROWS);
      ByteBuffer numbers = ByteBuffer.wrap(page.getBinary(PAGE));
      while (numbers.hasRemaining()) {
        table.add(numbers.getLong(), numbers.getLong());
      }
    }

    private InternalRow counted() {
      return new GenericInternalRow(new Object[] {night, rows, table.distinct(), table.once()});
    }
  }
}
