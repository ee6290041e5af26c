package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.unix_micros;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.validation.measure.Metric.Aggregate;
import io.nightjar.validation.measure.Step.Answered;
import io.nightjar.validation.measure.Step.Ask;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Column;

/** The rule about how old the newest value is when the night ends. */
public final class FreshnessRules {
  private static final long MINUTE = TimeUnit.MINUTES.toSeconds(1);
  private static final long HOUR = TimeUnit.HOURS.toSeconds(1);

  private FreshnessRules() {}

  /**
   * The newest value is no older than this when the night ends; no value at all never is. The
   * metric is its age in seconds, negative for one that lies behind the end.
   */
  public static Rule newest(String column, CalendarSpan maxAge) {
    String expected = "newest value at most %s before the end".formatted(maxAge);
    return Rule.of(
        List.of(column),
        scope -> {
          NightEnd end = scope.nightEnd();
          Column value = end.of(scope.find(column));
          Column micros = unix_micros(end.instant()).minus(unix_micros(value));
          Aggregate age = new Aggregate(min(scope.within(micros)));
          Aggregate fresh = scope.counted(value.geq(end.minus(maxAge)));
          return new Ask<>(
              List.of(age, fresh),
              values -> {
                Long found = values.of(age);
                return new Answered<>(
                    found == null
                        ? Answer.observed(false, NullNode.getInstance(), expected)
                        : answer(found, values.count(fresh) > 0, expected));
              });
        });
  }

  private static Answer answer(long micros, boolean isFresh, String expected) {
    long seconds = Math.floorDiv(micros, TimeUnit.SECONDS.toMicros(1));
    return Answer.observed(isFresh, new LongNode(seconds), expected)
        .finding(
            seconds < 0
                ? "the newest value lies behind the end"
                : "the newest value is %d h %02d min %02d s before the end"
                    .formatted(seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE));
  }
}
