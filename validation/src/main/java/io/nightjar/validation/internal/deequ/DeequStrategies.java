package io.nightjar.validation.internal.deequ;

import com.amazon.deequ.anomalydetection.AnomalyDetectionStrategy;
import com.amazon.deequ.anomalydetection.OnlineNormalStrategy;
import com.amazon.deequ.anomalydetection.RelativeRateOfChangeStrategy;
import com.amazon.deequ.anomalydetection.seasonal.HoltWinters;
import io.nightjar.validation.anomaly.Anomaly;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import scala.Console;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;
import scala.collection.immutable.Vector;

/** Asks Deequ's strategies whether the newest number of a series is unusual. */
public final class DeequStrategies {
  private static final double IGNORED_START = 0.1;

  private DeequStrategies() {}

  /**
   * Whether a number is unusual.
   *
   * @param anomaly how that is decided
   * @param before the numbers of earlier nights, oldest first
   * @param value the number
   */
  public static boolean isUnusual(Anomaly anomaly, List<Double> before, double value) {
    List<Object> series = new ArrayList<>(before);
    series.add(value);
    Tuple2<Object, Object> newest = new Tuple2<>(before.size(), series.size());
    Vector<Object> numbers = JavaConverters.asScalaBuffer(series).toVector();
    return !Console.withOut(
            OutputStream.nullOutputStream(), // a forecast prints its parameters
            () -> strategy(anomaly).detect(numbers, newest))
        .isEmpty();
  }

  private static AnomalyDetectionStrategy strategy(Anomaly anomaly) {
    return switch (anomaly.strategy()) {
      case RELATIVE_CHANGE ->
          new RelativeRateOfChangeStrategy(option(anomaly.below()), option(anomaly.above()), 1);
      case ONLINE_NORMAL ->
          new OnlineNormalStrategy(
              option(anomaly.below()), option(anomaly.above()), IGNORED_START, true);
      case HOLT_WINTERS ->
          new HoltWinters(
              HoltWinters.MetricInterval$.MODULE$.Daily(),
              HoltWinters.SeriesSeasonality$.MODULE$.Weekly());
    };
  }

  private static Option<Object> option(OptionalDouble number) {
    return number.isPresent() ? Option.apply(number.getAsDouble()) : Option.empty();
  }
}
