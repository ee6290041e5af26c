package io.nightjar.validation.measure.ranks;

import static org.apache.spark.sql.functions.lit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.JavaConverters;

/**
 * The bits of a double in an order that is that of its values (IEEE 754, 5.10): -0 is 0, all NaN
 * are one and above infinity.
 */
public final class OrderedBits {
  private OrderedBits() {}

  /**
   * The upper bits of a number as BIGINT; a greater number never has smaller ones. Null of null.
   *
   * @param value any number, taken as DOUBLE
   * @param dropped how many of the 64 bits are left out
   */
  public static Column bucket(Column value, int dropped) {
    List<Expression> arguments = List.of(value.cast("double").expr(), lit(dropped).expr());
    return new Column(
        new StaticInvoke(
            OrderedBits.class,
            DataTypes.LongType,
            "upper",
            JavaConverters.asScalaBuffer(arguments).toSeq(),
            JavaConverters.<org.apache.spark.sql.types.AbstractDataType>asScalaBuffer(List.of())
                .toSeq(),
            true,
            true,
            true));
  }

  /** The same of one number; called by the code that Spark generates. */
  public static long upper(double value, int dropped) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return (bits ^ ((bits >> 63) & Long.MAX_VALUE)) >> dropped;
  }
}
