package io.nightjar.validation.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Values that Spark has computed: as JSON, and against bounds. */
final class Observed {
  private Observed() {}

  /** Whether a bound can be compared with a column at all. */
  static void check(Bounds bounds, Field field) throws RuleProblem {
    if (bounds.min().isPresent()) {
      Literals.bound(bounds.min().get(), field);
    }
    if (bounds.max().isPresent()) {
      Literals.bound(bounds.max().get(), field);
    }
  }

  /** The answer of a rule about one value; no value never fits. */
  static Answer answer(Object value, Bounds bounds) {
    boolean fits = value != null && !isNaN(value) && holds(value, bounds);
    return Answer.observed(fits, json(value), bounds.toString());
  }

  static boolean holds(Object value, Bounds bounds) {
    if (value instanceof Double || value instanceof Float) {
      return bounds.holds(((Number) value).doubleValue());
    }
    if (value instanceof BigDecimal decimal) {
      return bounds.holds(decimal);
    }
    if (value instanceof Number number) {
      return bounds.holds(number.longValue());
    }
    return bounds.isOpen() || bounds.holds(instant(value));
  }

  private static boolean isNaN(Object value) {
    return value instanceof Number number && Double.isNaN(number.doubleValue());
  }

  private static Instant instant(Object value) {
    if (value instanceof Date date) {
      return date.toLocalDate().atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    if (value instanceof LocalDateTime local) {
      return local.toInstant(ZoneOffset.UTC);
    }
    return ((Timestamp) value).toInstant();
  }

  /** NaN and infinities are null, as JSON has none. */
  static JsonNode json(Object value) {
    if (value == null || isNaN(value)) {
      return NullNode.getInstance();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isInfinite(number) ? NullNode.getInstance() : new DoubleNode(number);
    }
    if (value instanceof BigDecimal decimal) {
      return new DecimalNode(decimal);
    }
    if (value instanceof Number number) {
      return new LongNode(number.longValue());
    }
    if (value instanceof Boolean flag) {
      return BooleanNode.valueOf(flag);
    }
    return time(value);
  }

  private static JsonNode time(Object value) {
    if (value instanceof Date date) {
      LocalDate day = date.toLocalDate();
      return new TextNode(day.toString());
    }
    if (value instanceof Timestamp timestamp) {
      return new TextNode(timestamp.toInstant().toString());
    }
    if (value instanceof byte[] bytes) {
      return JsonNodeFactory.instance.binaryNode(bytes);
    }
    return new TextNode(String.valueOf(value));
  }
}
