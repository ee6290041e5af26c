package io.nightjar.cli.dags;

import static io.nightjar.scoring.transform.ComparePredictions.CHANGED;
import static io.nightjar.scoring.transform.ComparePredictions.DECIDED_OTHERWISE;
import static io.nightjar.scoring.transform.ComparePredictions.LARGEST_DISTANCE;
import static io.nightjar.scoring.transform.ComparePredictions.MEAN_DISTANCE;
import static io.nightjar.scoring.transform.ComparePredictions.MEASURE;
import static io.nightjar.scoring.transform.ComparePredictions.ONLY_PUBLISHED;
import static io.nightjar.scoring.transform.ComparePredictions.ONLY_STAGED;
import static io.nightjar.scoring.transform.ComparePredictions.PUBLISHED;
import static io.nightjar.scoring.transform.ComparePredictions.STAGED;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/**
 * How the staged predictions of a night differ from those that were published when they were
 * staged, as the job has measured it.
 *
 * @param night the logical date
 * @param measures by name; those that are missing count as 0, as of a night without any prediction
 */
public record PredictionDiff(LocalDate night, Map<String, Number> measures) {
  /** The line above those of the nights. */
  static final String HEAD =
      "  night        staged   published  only staged  only published    changed  decided otherwise"
          + "  mean distance   largest";

  private static final String LINE = "  %s  %,7d  %,10d  %,11d  %,14d  %,9d  %,17d  %13.6f  %8.6f";

  /** Copies the measures. */
  public PredictionDiff {
    measures = Map.copyOf(measures);
  }

  /** One line for people. */
  String line() {
    return String.format(
        Locale.ROOT,
        LINE,
        night,
        number(STAGED),
        number(PUBLISHED),
        number(ONLY_STAGED),
        number(ONLY_PUBLISHED),
        number(CHANGED),
        number(DECIDED_OTHERWISE),
        measure(MEAN_DISTANCE).doubleValue(),
        measure(LARGEST_DISTANCE).doubleValue());
  }

  private long number(String name) {
    return measure(name).longValue();
  }

  private Number measure(String name) {
    return measures.getOrDefault(MEASURE + name, 0);
  }
}
