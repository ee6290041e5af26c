package io.nightjar.etl.features.slots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
    Map<UnsafeRow, AskedNights> index = index(questions);
    UnsafeProjection entity = layout.entity();
    UnsafeProjection whole = layout.whole();
    while (some.hasNext()) {
      InternalRow row = some.next();
      AskedNights nights = index.get(entity.apply(row));
      if (nights != null) {
        nights.offer(row instanceof UnsafeRow bytes ? bytes : whole.apply(row), layout);
      }
    }
    return new Answers(index.entrySet().iterator());
  }

  private Map<UnsafeRow, AskedNights> index(Iterator<InternalRow> questions) {
    Map<UnsafeRow, AskedNights> index = new HashMap<>();
    UnsafeProjection entity = SlotRow.projection(asked, bys);
    while (questions.hasNext()) {
      InternalRow question = questions.next();
      UnsafeRow key = entity.apply(question);
      AskedNights nights = index.get(key);
      if (nights == null) {
        nights = new AskedNights();
        index.put(key.copy(), nights);
      }
      nights.ask(question.getInt(bys));
    }
    return index;
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
    private final Iterator<Map.Entry<UnsafeRow, AskedNights>> entities;
    private final UnsafeProjection answer = answer();
    private final GenericInternalRow night = new GenericInternalRow(1);
    private final JoinedRow question = new JoinedRow();
    private final JoinedRow all = new JoinedRow();
    private UnsafeRow entity;
    private AskedNights nights;
    private int at;

    private Answers(Iterator<Map.Entry<UnsafeRow, AskedNights>> entities) {
      this.entities = entities;
    }

    @Override
    public boolean hasNext() {
      while (nights == null || at >= nights.size() || nights.row(at) == null) {
        if (nights != null && at < nights.size()) {
          at++;
        } else if (entities.hasNext()) {
          Map.Entry<UnsafeRow, AskedNights> next = entities.next();
          entity = next.getKey();
          nights = next.getValue();
          nights.fill(layout);
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
      all.apply(question.apply(entity, night), nights.row(at));
      at++;
      return answer.apply(all);
    }
  }
}
