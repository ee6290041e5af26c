package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Arrays;

/** Values of cells as Spark prints, orders and groups them. */
final class Cells {
  private static final DateTimeFormatter PRINTED =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  private Cells() {}

  static boolean isFloating(Object cell) {
    return cell instanceof Double || cell instanceof Float;
  }

  static boolean isNaN(Object cell) {
    return isFloating(cell) && Double.isNaN(number(cell));
  }

  static double number(Object cell) {
    return ((Number) cell).doubleValue();
  }

  static BigDecimal exact(Object cell) {
    return cell instanceof BigDecimal decimal
        ? decimal
        : BigDecimal.valueOf(((Number) cell).longValue());
  }

  static String text(Object cell) {
    if (cell instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return cell instanceof Instant instant ? PRINTED.format(instant) : cell.toString();
  }

  /** NaN above all numbers, texts by their bytes, false before true, a date at its midnight. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  static int compare(Object a, Object b) {
    if (a instanceof Number && (isFloating(a) || isFloating(b))) {
      return number(a) == number(b) ? 0 : Double.compare(number(a), number(b));
    }
    if (a instanceof Number) {
      return exact(a).compareTo(exact(b));
    }
    if (a instanceof String text) {
      return Arrays.compareUnsigned(
          text.getBytes(StandardCharsets.UTF_8), ((String) b).getBytes(StandardCharsets.UTF_8));
    }
    return a instanceof Boolean ? ((Comparable) a).compareTo(b) : instant(a).compareTo(instant(b));
  }

  static Instant instant(Object cell) {
    return cell instanceof LocalDate date
        ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
        : (Instant) cell;
  }

  /** What is the same for cells that Spark puts into one group. */
  static Object key(Object cell) {
    return isFloating(cell) ? Double.valueOf(number(cell) + 0.0) : cell;
  }

  /** Whether a cell, null or not, is the other one. */
  static boolean same(Object a, Object b) {
    return (a == null || b == null) ? a == b : compare(a, b) == 0;
  }

  /** Whether a cell equals a value written in a suite; texts are compared with texts. */
  static boolean is(Object cell, JsonNode written) {
    if (cell == null || written.isNull()) {
      return cell == null && written.isNull();
    }
    if (written.isTextual() || cell instanceof String) {
      return text(cell).equals(written.asText());
    }
    return written.isBoolean()
        ? cell.equals(written.booleanValue())
        : compare(cell, number(cell, written)) == 0;
  }

  private static Object number(Object cell, JsonNode written) {
    return isFloating(cell) ? (Object) written.doubleValue() : written.decimalValue();
  }

  /** The value of a suite as a cell that can be compared with this one. */
  static Object like(Object cell, JsonNode written) {
    if (cell instanceof Number) {
      return number(cell, written);
    }
    if (cell instanceof Boolean) {
      return written.booleanValue();
    }
    return cell instanceof String ? written.asText() : time(written.asText());
  }

  private static Instant time(String written) {
    String iso = written.replace(' ', 'T');
    return iso.contains("T")
        ? LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)
        : instant(LocalDate.parse(iso));
  }
}
