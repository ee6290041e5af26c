package io.nightjar.etl.features.slots;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.FlatMapFunction2;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * Joins two parts of equal entities: holds what is asked, streams the rows past it in any order,
 * then gives every night the latest row that had appeared.
 */
final class FillSlots
    implements FlatMapFunction2<Iterator<InternalRow>, Iterator<InternalRow>, InternalRow> {
  private static final long serialVersionUID = 1L;

  private final SlotRow layout;
  private final StructType rows;
  private final StructType asked;
  private final int bys;
  private final int value;

  /**
   * @param rows entity, first night, order, and a value
   * @param asked entity, night
   */
  FillSlots(StructType rows, StructType asked, int bys, String value) {
    this.layout = new SlotRow(rows, bys);
    this.rows = rows;
    this.asked = asked;
    this.bys = bys;
    this.value = rows.fieldIndex(value);
  }

  @Override
  public Iterator<InternalRow> call(Iterator<InternalRow> some, Iterator<InternalRow> questions) {
    KeyNumbers entities = new KeyNumbers(bys);
    List<AskedNights> asked = asked(questions, entities);
    RowPages pages = new RowPages();
    UnsafeRow shown = layout.empty();
    UnsafeProjection entity = layout.entity();
    UnsafeProjection whole = layout.whole();
    while (some.hasNext()) {
      InternalRow row = some.next();
      int number = entities.find(entity.apply(row));
      if (number != KeyNumbers.NONE) {
        UnsafeRow bytes = row instanceof UnsafeRow same ? same : whole.apply(row);
        asked.get(number).offer(bytes, layout, pages, shown);
      }
    }
    return new Answers(entities, asked, pages);
  }

  /** What is asked, by the number of the entity. */
  private List<AskedNights> asked(Iterator<InternalRow> questions, KeyNumbers entities) {
    List<AskedNights> all = new ArrayList<>();
    UnsafeProjection entity = SlotRow.projection(asked, bys);
    while (questions.hasNext()) {
      InternalRow question = questions.next();
      int number = entities.findOrAdd(entity.apply(question));
      if (number == all.size()) {
        all.add(new AskedNights());
      }
      all.get(number).ask(question.getInt(bys));
    }
    return all;
  }

  /** Entity, night and value, out of the three put in a row. */
  private UnsafeProjection answer() {
    List<Expression> columns = new ArrayList<>();
    for (int i = 0; i < bys; i++) {
      StructField field = rows.fields()[i];
      columns.add(new BoundReference(i, field.dataType(), field.nullable()));
    }
    columns.add(new BoundReference(bys, DataTypes.IntegerType, false));
    columns.add(new BoundReference(bys + 1 + value, rows.fields()[value].dataType(), true));
    return UnsafeProjection.create(JavaConverters.asScalaBuffer(columns).toList());
  }

  private final class Answers implements Iterator<InternalRow> {
    private final KeyNumbers entities;
    private final List<AskedNights> asked;
    private final RowPages pages;
    private final UnsafeProjection answer = answer();
    private final GenericInternalRow night = new GenericInternalRow(1);
    private final JoinedRow question = new JoinedRow();
    private final JoinedRow all = new JoinedRow();
    private final UnsafeRow entity = new UnsafeRow(bys);
    private final UnsafeRow row = layout.empty();
    private final UnsafeRow before = layout.empty();
    private AskedNights nights;
    private int next;
    private int at;

    private Answers(KeyNumbers entities, List<AskedNights> asked, RowPages pages) {
      this.entities = entities;
      this.asked = asked;
      this.pages = pages;
    }

    @Override
    public boolean hasNext() {
      while (nights == null || at >= nights.size() || nights.place(at) == RowPages.NOWHERE) {
        if (nights != null && at < nights.size()) {
          at++;
        } else if (next < entities.size()) {
          entities.show(next, entity);
          nights = asked.get(next++);
          nights.fill(layout, pages, before, row);
          at = 0;
        } else {
          return false;
        }
      }
      return true;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      night.setInt(0, nights.night(at));
      pages.show(nights.place(at), row);
      all.apply(question.apply(entity, night), row);
      at++;
      return answer.apply(all);
    }
  }
}
