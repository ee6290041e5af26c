package io.nightjar.core.sample.transform;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;

/**
 * Stops whoever computes a sample by weights that are none: null, NaN, infinite, zero or below. The
 * computation fails and nothing is written; who started it asks {@link #caused} and says so in
 * words.
 */
public final class WeightAlarm {
  private static final String MARK = "nightjar-sample-weight-alarm";

  /** Beyond these a draw divided by a weight is no number any more. */
  private static final double LEAST = 1e-150;

  private static final double MOST = 1e150;

  private WeightAlarm() {}

  /** The weight as DOUBLE, if it is one. */
  static Column checked(Column weight) {
    Column number = weight.cast("double");
    Column isGood = number.isNotNull().and(number.between(LEAST, MOST));
    return when(isGood, number).otherwise(raise_error(lit(MARK)).cast("double"));
  }

  /** Whether a failed computation failed because of a weight; Spark may name several causes. */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(MARK)
          || Arrays.stream(cause.getSuppressed()).anyMatch(WeightAlarm::caused)) {
        return true;
      }
    }
    return false;
  }
}
