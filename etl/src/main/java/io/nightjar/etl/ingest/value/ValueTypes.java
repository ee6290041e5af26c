package io.nightjar.etl.ingest.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Knows the value type of every column type that can be ingested. */
public final class ValueTypes {
  private static final int LAST_YEAR = 9999;
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private ValueTypes() {}

  /** How values of that type are read, or nothing if they cannot be. */
  public static Optional<ValueType> of(DataType type) {
    if (WholeNumber.is(type)) {
      return Optional.of(new WholeNumber(type));
    }
    if (FloatingNumber.is(type)) {
      return Optional.of(new FloatingNumber(type));
    }
    if (type instanceof DecimalType decimal) {
      return Optional.of(new ExactNumber(decimal));
    }
    return ofOther(type);
  }

  /** The type in which converted values travel until Spark makes dates and timestamps of them. */
  public static DataType carrier(DataType type) {
    if (type.equals(DataTypes.DateType)) {
      return DataTypes.IntegerType;
    }
    return type.equals(DataTypes.TimestampType) ? DataTypes.LongType : type;
  }

  private static Optional<ValueType> ofOther(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return Optional.of(ValueTypes::text);
    }
    if (type.equals(DataTypes.BooleanType)) {
      return Optional.of(ValueTypes::truth);
    }
    if (type.equals(DataTypes.DateType)) {
      return Optional.of(ValueTypes::day);
    }
    return type.equals(DataTypes.TimestampType)
        ? Optional.of(ValueTypes::moment)
        : Optional.empty();
  }

  private static Object text(Object delivered) {
    return delivered instanceof String ? delivered : new Misfit("is not text (STRING)");
  }

  private static Object truth(Object delivered) {
    if (delivered instanceof Boolean) {
      return delivered;
    }
    if (delivered instanceof String text && text.equalsIgnoreCase("true")) {
      return true;
    }
    return delivered instanceof String text && text.equalsIgnoreCase("false")
        ? false
        : new Misfit("is not true or false (BOOLEAN)");
  }

  private static Object day(Object delivered) {
    if (delivered instanceof LocalDate date) {
      return date.getYear() < 1 || date.getYear() > LAST_YEAR
          ? new Misfit("is not a date (yyyy-MM-dd)")
          : (Object) (int) date.toEpochDay();
    }
    OptionalLong day = delivered instanceof String text ? TimeText.day(text) : OptionalLong.empty();
    return day.isPresent() ? (int) day.getAsLong() : new Misfit("is not a date (yyyy-MM-dd)");
  }

  private static Object exact(Instant instant) {
    if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
      return new Misfit("is not a timestamp (yyyy-MM-ddTHH:mm:ss, with offset or UTC)");
    }
    return instant.equals(instant.truncatedTo(ChronoUnit.MICROS))
        ? (Object) ChronoUnit.MICROS.between(Instant.EPOCH, instant)
        : new Misfit("has more digits than microseconds (TIMESTAMP)");
  }

  private static Object moment(Object delivered) {
    if (delivered instanceof Instant instant) {
      return exact(instant);
    }
    OptionalLong moment =
        delivered instanceof String text ? TimeText.moment(text) : OptionalLong.empty();
    return moment.isPresent()
        ? moment.getAsLong()
        : new Misfit("is not a timestamp (yyyy-MM-ddTHH:mm:ss, with offset or UTC)");
  }
}
