package io.nightjar.etl.ingest.transform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import io.nightjar.core.pipeline.source.LocalTimePolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;

/**
 * Turns wall-clock times of a zone into instants by the declared policy for daylight saving: times
 * that do not exist move forward by the length of the gap, or do not fit; times that exist twice
 * are the earlier or the later of the two, or do not fit.
 */
public final class LocalTimeToInstant {
  private static final int FIRST_YEAR = 1970;

  private final LocalTimePolicy policy;
  private final String zone;

  /** Takes the zone and what happens in gaps and overlaps. */
  public LocalTimeToInstant(LocalTimePolicy policy) {
    this.policy = policy;
    this.zone = policy.zone().getId();
  }

  /**
   * The instant.
   *
   * @param wall a timestamp that reads in UTC as the clock on the wall did
   */
  public Column apply(Column wall) {
    if (policy.overlap() == LocalTimePolicy.Overlap.LATER) {
      return coalesce(later(wall), earlier(wall));
    }
    return earlier(wall);
  }

  /** Whether the policy says that this time does not fit; null for null. */
  public Column isMisfit(Column wall) {
    Column misfit = lit(false);
    if (policy.gap() == LocalTimePolicy.Gap.QUARANTINE) {
      misfit = misfit.or(isInGap(wall));
    }
    if (policy.overlap() == LocalTimePolicy.Overlap.QUARANTINE) {
      misfit = misfit.or(later(wall).isNotNull());
    }
    return misfit;
  }

  /** The reason for a misfit, for people. */
  public Column reason(Column wall) {
    return when(isInGap(wall), lit("event-time does not exist in " + zone))
        .otherwise(lit("event-time exists twice in " + zone));
  }

  /** Spark moves gaps forward and takes the earlier offset, as java.time does. */
  private Column earlier(Column wall) {
    return to_utc_timestamp(wall, zone);
  }

  private Column isInGap(Column wall) {
    return not(from_utc_timestamp(earlier(wall), zone).equalTo(wall));
  }

  /** The second instant with this wall time, or null if there is only one. */
  private Column later(Column wall) {
    Column found = lit(null).cast("timestamp");
    for (Duration length : overlaps(policy.zone())) {
      Column candidate =
          earlier(wall).plus(expr("INTERVAL %d SECOND".formatted(length.toSeconds())));
      found = coalesce(found, when(from_utc_timestamp(candidate, zone).equalTo(wall), candidate));
    }
    return found;
  }

  /** By how much clocks of the zone go back, ever since 1970. */
  private static List<Duration> overlaps(ZoneId zone) {
    ZoneRules rules = zone.getRules();
    Stream<ZoneOffsetTransition> past =
        rules.getTransitions().stream()
            .filter(transition -> transition.getDateTimeBefore().getYear() >= FIRST_YEAR);
    Stream<ZoneOffsetTransition> future =
        rules.getTransitionRules().stream().map(LocalTimeToInstant::example);
    return Stream.concat(past, future)
        .filter(ZoneOffsetTransition::isOverlap)
        .map(transition -> transition.getDuration().abs())
        .distinct()
        .sorted()
        .toList();
  }

  private static ZoneOffsetTransition example(ZoneOffsetTransitionRule rule) {
    return rule.createTransition(2100);
  }
}
