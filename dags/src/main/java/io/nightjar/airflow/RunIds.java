package io.nightjar.airflow;

import java.time.Instant;
import java.util.regex.Pattern;

/** Run ids that say what a run is for, so that whoever asks for the same run gets the same id. */
public final class RunIds {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_.~:+-]{1,250}");

  private RunIds() {}

  /**
   * The id of the run of a pipeline for a logical date.
   *
   * @param key tells apart several runs for one date: a version, an attempt of a person, a reason
   */
  public static String of(String pipeline, Instant logicalDate, String key) {
    return checked(pipeline + "__" + logicalDate + "__" + key);
  }

  /** The id itself, if Airflow takes it. */
  static String checked(String runId) {
    if (!ALLOWED.matcher(runId).matches()) {
      throw new IllegalArgumentException(
          "Run id " + runId + " must be 1 to 250 of the characters A-Z a-z 0-9 _ . ~ : + -");
    }
    return runId;
  }
}
