package io.nightjar.validation.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * A range of a suite; null or missing ends are open.
 *
 * @param min lower end
 * @param max upper end
 * @param strictMin whether the lower end is outside
 * @param strictMax whether the upper end is outside
 */
record Range(JsonNode min, JsonNode max, boolean strictMin, boolean strictMax) {
  private static final double NEAR = 1e-9;

  static Range of(JsonNode kwargs) {
    return new Range(
        kwargs.path("min_value"),
        kwargs.path("max_value"),
        kwargs.path("strict_min").asBoolean(),
        kwargs.path("strict_max").asBoolean());
  }

  static Range exactly(JsonNode value) {
    return new Range(value, value, false, false);
  }

  static Range list(JsonNode pair) {
    return new Range(pair.get(0), pair.get(1), false, false);
  }

  private static boolean isOpen(JsonNode end) {
    return end.isMissingNode() || end instanceof NullNode;
  }

  /** Whether a value that is there is inside; NaN never is. */
  boolean holds(Object value) {
    if (Cells.isNaN(value)) {
      return false;
    }
    int low = isOpen(min) ? 1 : Cells.compare(value, Cells.like(value, min));
    int high = isOpen(max) ? -1 : Cells.compare(value, Cells.like(value, max));
    return (strictMin ? low > 0 : low >= 0) && (strictMax ? high < 0 : high <= 0);
  }

  /** Whether rounding could move a number over an end. */
  boolean isNear(double value) {
    return isNear(value, min) || isNear(value, max);
  }

  private static boolean isNear(double value, JsonNode end) {
    return !isOpen(end)
        && Double.isFinite(value)
        && Math.abs(value - end.doubleValue()) <= NEAR * Math.max(1, Math.abs(value));
  }
}
