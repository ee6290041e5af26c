package io.nightjar.core.table.transform;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import scala.collection.JavaConverters;

/**
 * The bounds of the nights of a range, one per night and never falling, and the question at which
 * night a value is reached: what turns a condition between rows and nights into a number of the
 * row, so that no row needs to be joined with every night.
 */
public final class Slots implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] bounds;

  /**
   * @param bounds of the nights in order, never falling
   */
  public Slots(long[] bounds) {
    this.bounds = bounds.clone();
  }

  /** How many nights there are. */
  public int size() {
    return bounds.length;
  }

  /** The first night whose bound is not less than the value; the number of nights if none is. */
  public int first(long value) {
    int at = Arrays.binarySearch(bounds, value);
    if (at < 0) {
      return -at - 1;
    }
    while (at > 0 && bounds[at - 1] == value) {
      at--;
    }
    return at;
  }

  /** The same of a BIGINT column, as INT; null for null. Called as it is, without boxing. */
  public Column first(Column value) {
    return new Column(
        new Invoke(
            Literal.fromObject(this, new ObjectType(Slots.class)),
            "first",
            DataTypes.IntegerType,
            JavaConverters.asScalaBuffer(List.<Expression>of(value.expr())).toSeq(),
            JavaConverters.asScalaBuffer(List.<AbstractDataType>of()).toSeq(),
            true,
            false,
            true));
  }
}
