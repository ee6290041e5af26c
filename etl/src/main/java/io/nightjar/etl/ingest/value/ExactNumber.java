package io.nightjar.etl.ingest.value;

import java.math.BigDecimal;
import org.apache.spark.sql.types.DecimalType;

/** DECIMAL: never rounded; too many digits on either side do not fit. */
final class ExactNumber implements ValueType {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final int precision;
  private final int scale;

  ExactNumber(DecimalType type) {
    this.name = type.sql();
    this.precision = type.precision();
    this.scale = type.scale();
  }

  @Override
  public Object convert(Object delivered) {
    if (delivered instanceof String text) {
      return NumberText.isNumber(text) ? fit(NumberText.exact(text)) : notANumber();
    }
    if (delivered instanceof BigDecimal number) {
      return fit(number);
    }
    if (delivered instanceof Double || delivered instanceof Float) {
      double number = ((Number) delivered).doubleValue();
      return Double.isFinite(number) ? fit(new BigDecimal(delivered.toString())) : notANumber();
    }
    return delivered instanceof Number number
        ? fit(BigDecimal.valueOf(number.longValue()))
        : notANumber();
  }

  private Object fit(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    if (plain.scale() > scale) {
      return new Misfit("has more than %d decimals (%s)".formatted(scale, name));
    }
    if (plain.precision() - plain.scale() > precision - scale) {
      return new Misfit("is out of range (" + name + ")");
    }
    return plain.setScale(scale);
  }

  private Misfit notANumber() {
    return new Misfit("is not a number (" + name + ")");
  }
}
