package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.lit;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;

/**
 * Writes constants of a suite in a column's own type, so that nothing is converted while rows are
 * read, which in ANSI mode could fail on the first odd row. A constant that no value of the type
 * can equal has no literal.
 */
final class Literals {
  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Literals() {}

  /** Whether a value is one of a set, as Spark compares; what nothing can equal is left out. */
  static Column isIn(List<Constant> constants, Field field) throws RuleProblem {
    List<Object> own = new ArrayList<>();
    List<Object> texts = new ArrayList<>();
    for (Constant constant : constants) {
      if (isText(constant, field)) {
        texts.add(constant.toString());
      } else {
        of(constant, field).ifPresent(own::add);
      }
    }
    Column isIn = own.isEmpty() ? lit(false) : field.value().isin(own.toArray());
    return texts.isEmpty() ? isIn : isIn.or(field.text().isin(texts.toArray()));
  }

  /** Whether a value is this constant, as Spark compares. */
  static Column is(Constant constant, Field field) throws RuleProblem {
    return isText(constant, field)
        ? field.text().equalTo(constant.toString())
        : of(constant, field).map(field.value()::equalTo).orElse(lit(false));
  }

  /** Numbers and times are compared with texts as texts. */
  private static boolean isText(Constant constant, Field field) {
    return constant instanceof Constant.Text && (field.isNumber() || field.isTime());
  }

  /** The literal of a bound; one that does not fit the column is a problem of the rule. */
  static Column bound(Constant constant, Field field) throws RuleProblem {
    return of(constant, field)
        .orElseThrow(() -> field.problem("\"%s\" cannot be compared with it".formatted(constant)));
  }

  static Optional<Column> of(Constant constant, Field field) throws RuleProblem {
    if (constant instanceof Constant.Nothing) {
      return Optional.empty();
    }
    if (field.isFlag() || constant instanceof Constant.Flag) {
      return flag(constant, field);
    }
    if (field.isNumber()) {
      return number(constant, field.type());
    }
    if (field.isTime()) {
      return time(constant, field.type());
    }
    return field.isText() ? Optional.of(lit(constant.toString())) : Optional.empty();
  }

  private static Optional<Column> flag(Constant constant, Field field) throws RuleProblem {
    if (field.isFlag() && constant instanceof Constant.Flag flag) {
      return Optional.of(lit(flag.value()));
    }
    if (field.isFlag()) {
      throw field.problem("\"%s\" is neither true nor false".formatted(constant));
    }
    return field.isText() ? Optional.of(lit(constant.toString())) : Optional.empty();
  }

  private static Optional<Column> number(Constant constant, DataType type) {
    BigDecimal value;
    try {
      value = new BigDecimal(constant.toString().strip());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    if (isWhole(type)
        && value.stripTrailingZeros().scale() <= 0
        && value.abs().compareTo(LONGEST) <= 0) {
      return Optional.of(lit(value.longValue()));
    }
    if (isWhole(type) || type instanceof DecimalType) {
      return isDecimal(value) ? Optional.of(lit(value)) : Optional.of(lit(value.doubleValue()));
    }
    return Optional.of(lit(value.doubleValue()));
  }

  private static boolean isDecimal(BigDecimal value) {
    int digits = Math.max(value.precision(), value.scale()) + Math.max(0, -value.scale());
    return digits <= DecimalType.MAX_PRECISION();
  }

  private static boolean isWhole(DataType type) {
    return type instanceof ByteType
        || type instanceof ShortType
        || type instanceof IntegerType
        || type instanceof LongType;
  }

  private static Optional<Column> time(Constant constant, DataType type) {
    if (!(constant instanceof Constant.Text text) || !IsoTimes.isTime(text.value())) {
      return Optional.empty();
    }
    if (type instanceof DateType && IsoTimes.isDate(text.value())) {
      return Optional.of(lit(Date.valueOf(LocalDate.parse(text.value()))));
    }
    return Optional.of(lit(Timestamp.from(IsoTimes.instant(text.value()))));
  }
}
