package io.nightjar.core.internal.spark;

import io.nightjar.core.config.Environment;
import io.nightjar.core.error.CoreErrors;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

/**
 * Builds the session of a process. Of several places that name a setting the first wins: what
 * decides correctness ({@link SessionSettings#enforced()}), spark-submit, the environment file, the
 * defaults for small data.
 */
public final class SparkSessions {
  private SparkSessions() {}

  /** Starts a session, or gives the one that runs already; fails with exit code 10. */
  public static SparkSession open(Environment environment) {
    Map<String, String> settings = settings(environment, submitted());
    SparkSession.Builder builder = SparkSession.builder().appName("nightjar");
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }

  /** The settings of a session, from an environment and from what spark-submit was given. */
  static Map<String, String> settings(Environment environment, Map<String, String> submitted) {
    Map<String, String> asked = new HashMap<>(environment.spark());
    asked.put("spark.master", environment.master());
    asked.putAll(submitted);
    asked.forEach(SparkSessions::refuse);
    Map<String, String> settings =
        new HashMap<>(SessionSettings.defaults(asked.get("spark.master")));
    settings.putAll(asked);
    settings.putAll(SessionSettings.enforced());
    return settings;
  }

  private static void refuse(String key, String value) {
    String why = SessionSettings.reasonToRefuse(key, value);
    if (!why.isEmpty()) {
      throw CoreErrors.settingRefused(key, why);
    }
  }

  private static Map<String, String> submitted() {
    Map<String, String> submitted = new HashMap<>();
    for (Tuple2<String, String> setting : new SparkConf().getAll()) {
      submitted.put(setting._1(), setting._2());
    }
    return submitted;
  }
}
