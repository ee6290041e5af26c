package io.nightjar.core.internal.delta.care;

import io.nightjar.core.internal.delta.CommitOriginJson;
import io.nightjar.core.table.CommitOrigin;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Runs single actions in a clone of the session, so that settings which would be dangerous anywhere
 * else end with the action they are for.
 */
final class CareSession {
  private static final String JOB = "maintain";

  private final SparkSession spark;

  CareSession(SparkSession spark) {
    this.spark = spark;
  }

  /** An action on a session of its own. */
  interface Action<T> {
    T on(SparkSession session);
  }

  <T> T with(Map<String, String> settings, Action<T> action) {
    SparkSession own = spark.cloneSession();
    settings.forEach((key, value) -> own.conf().set(key, value));
    Supplier<T> run = () -> action.on(own);
    return own.withActive(run::get);
  }

  /** The same with commits that say who made them and which nights they may have changed. */
  <T> T committing(String nights, Map<String, String> settings, Action<T> action) {
    CommitOrigin origin = new CommitOrigin("", "", JOB, nights, "", -1);
    return with(
        settings,
        session -> {
          session
              .conf()
              .set(
                  "spark.databricks.delta.commitInfo.userMetadata", CommitOriginJson.write(origin));
          return action.on(session);
        });
  }
}
