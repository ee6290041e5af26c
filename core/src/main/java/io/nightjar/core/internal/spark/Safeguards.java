package io.nightjar.core.internal.spark;

import io.nightjar.core.config.Safeguard;
import io.nightjar.core.error.CoreErrors;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** Whether safeguards are on. Without a session all are. */
public final class Safeguards {
  private Safeguards() {}

  /** Whether the session of this process does without it, as only a benchmark may. */
  public static boolean isOff(Safeguard safeguard) {
    Option<SparkSession> session = SparkSession.getDefaultSession();
    return session.isDefined()
        && safeguard.isNamedIn(session.get().conf().get(Safeguard.SETTING, ""));
  }

  /** Fails with exit code 10 if a session does without any. */
  public static void requireAll(SparkSession spark) {
    String without = spark.conf().get(Safeguard.SETTING, "");
    if (!without.isEmpty()) {
      throw CoreErrors.settingRefused(Safeguard.SETTING, reasonToRefuse());
    }
  }

  static String reasonToRefuse() {
    return "only the benchmark of safeguards may do without them, in its own session";
  }
}
