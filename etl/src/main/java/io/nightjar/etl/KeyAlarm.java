package io.nightjar.etl;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/**
 * Stops the write of rows whose key is not one, while they are computed: the write fails, nothing
 * is committed, and no pass of its own is needed as long as all is well.
 */
public final class KeyAlarm {
  private static final String MARK = "nightjar-key-alarm";

  private KeyAlarm() {}

  /** A filter that lets every row pass and fails where the condition holds. */
  public static Column unless(Column alarm) {
    return when(alarm, raise_error(lit(MARK)).cast("boolean")).otherwise(lit(true));
  }

  /** Whether a failed write failed because of an alarm. */
  public static boolean caused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(MARK)) {
        return true;
      }
    }
    return false;
  }
}
