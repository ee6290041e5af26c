package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.try_sum;

import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.MapType;

/** A number that says something about a whole column; nulls never count. */
public enum Summary {
  /** All values added up, exact for whole numbers. */
  SUM,
  /** The smallest value. */
  MIN,
  /** The greatest value. */
  MAX,
  /** The arithmetic mean. */
  MEAN,
  /** How many values there are. */
  COUNT,
  /** How many different ones. */
  DISTINCT;

  /** Whether it is itself one of the values. */
  boolean isValue() {
    return this == MIN || this == MAX;
  }

  /** The column as this summary needs it. */
  Column reading(Field field) throws RuleProblem {
    if (this == DISTINCT && field.type() instanceof MapType) {
      throw field.problem("maps cannot be compared");
    }
    return switch (this) {
      case SUM -> field.exactNumber();
      case MEAN -> field.number();
      case MIN, MAX -> field.ordered();
      case COUNT, DISTINCT -> field.value();
    };
  }

  /** The aggregate over what was read. */
  Column over(Column value) {
    return switch (this) {
      case SUM -> try_sum(value);
      case MEAN -> functions.mean(value);
      case MIN -> functions.min(value);
      case MAX -> functions.max(value);
      case COUNT -> functions.count(value);
      case DISTINCT -> count_distinct(value);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
