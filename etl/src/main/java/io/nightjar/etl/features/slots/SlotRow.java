package io.nightjar.etl.features.slots;

import static org.apache.spark.sql.functions.col;

import io.nightjar.core.table.transform.CutAtNights;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.collection.JavaConverters;

/**
 * How rows of a slot join are laid out: the columns that identify an entity, the first night that
 * sees the row, what orders rows, and what is wanted of them.
 */
final class SlotRow implements Serializable {
  /** BIGINT, may be null: first part of the order. */
  static final String EVENT = "_order_event";

  /** BIGINT: second part of the order. */
  static final String KNOWN = "_order_known";

  /** INT, days: third part of the order. */
  static final String BROUGHT = "_order_brought";

  /** BIGINT: last part of the order. */
  static final String DIGEST = "_order_digest";

  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private final int bys;
  private final int event;
  private final int known;
  private final int brought;
  private final int digest;
  private final int from;

  SlotRow(StructType schema, int bys) {
    this.schema = schema;
    this.bys = bys;
    this.event = schema.fieldIndex(EVENT);
    this.known = schema.fieldIndex(KNOWN);
    this.brought = schema.fieldIndex(BROUGHT);
    this.digest = schema.fieldIndex(DIGEST);
    this.from = schema.fieldIndex(CutAtNights.FROM);
  }

  /** The columns that order rows, from their parts. */
  static List<Column> order(Column event, Column known, Column brought, Column digest) {
    return List.of(event.as(EVENT), known.as(KNOWN), brought.as(BROUGHT), digest.as(DIGEST));
  }

  /** The first night that sees the row. */
  int from(InternalRow row) {
    return row.getInt(from);
  }

  /** Whether one row is later than another. */
  boolean isLater(InternalRow row, InternalRow than) {
    long mine = row.isNullAt(event) ? Long.MIN_VALUE : row.getLong(event);
    long other = than.isNullAt(event) ? Long.MIN_VALUE : than.getLong(event);
    if (mine != other) {
      return mine > other;
    }
    if (row.getLong(known) != than.getLong(known)) {
      return row.getLong(known) > than.getLong(known);
    }
    if (row.getInt(brought) != than.getInt(brought)) {
      return row.getInt(brought) > than.getInt(brought);
    }
    return row.getLong(digest) > than.getLong(digest);
  }

  /** Takes the entity out of a row; the result is used again for the next row. */
  UnsafeProjection entity() {
    return projection(schema, bys);
  }

  /** Takes the entity and its first night; the row must have the night behind the entity. */
  UnsafeProjection slot() {
    return projection(schema, bys + 1);
  }

  /** How many columns that has. */
  int slotColumns() {
    return bys + 1;
  }

  /** A row object to show rows with. */
  UnsafeRow empty() {
    return new UnsafeRow(schema.length());
  }

  /** Copies a row into bytes. */
  UnsafeProjection whole() {
    return projection(schema, schema.length());
  }

  static UnsafeProjection projection(StructType schema, int columns) {
    List<Expression> references = new ArrayList<>();
    for (int i = 0; i < columns; i++) {
      StructField field = schema.fields()[i];
      references.add(new BoundReference(i, field.dataType(), field.nullable()));
    }
    return UnsafeProjection.create(JavaConverters.asScalaBuffer(references).toList());
  }

  static Column[] columns(List<String> names) {
    return names.stream().map(name -> col(name)).toArray(Column[]::new);
  }
}
