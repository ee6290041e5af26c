package io.nightjar.validation.rule;

import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_dt_interval;
import static org.apache.spark.sql.functions.to_utc_timestamp;

import io.nightjar.core.time.CalendarSpan;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DateType;

/**
 * The instant that ages are counted back from: the end of the night that a row belongs to, or one
 * that a person has named. Never the clock.
 *
 * @param instant computed in the row
 * @param zone whose days are meant
 */
public record NightEnd(Column instant, ZoneId zone) {
  /** For checks of rules without data. */
  public static final NightEnd SOME = at(Instant.EPOCH.atOffset(ZoneOffset.UTC));

  private static final int DAYS_OF_A_WEEK = 7;

  /**
   * The first instant after the night of a row.
   *
   * @param night the column that has the night, a DATE
   * @param zone the zone of the pipeline
   */
  public static NightEnd of(Column night, ZoneId zone) {
    return new NightEnd(start(date_add(night, 1), zone), zone);
  }

  /** The same instant for all rows. */
  public static NightEnd at(OffsetDateTime time) {
    return new NightEnd(lit(Timestamp.from(time.toInstant())), time.getOffset());
  }

  /** The instant of a value: that of a date is its beginning, a time without a zone is UTC. */
  Column of(Field field) throws RuleProblem {
    if (!field.isTime()) {
      throw field.problem("this rule needs dates or timestamps");
    }
    return field.type() instanceof DateType
        ? start(field.value(), zone)
        : field.value().cast("timestamp");
  }

  /** So much before the end; days and weeks are those of the calendar. */
  Column minus(CalendarSpan span) {
    Column none = lit(0);
    Column amount = lit(span.amount());
    return switch (span.unit()) {
      case MINUTES -> instant.minus(make_dt_interval(none, none, amount));
      case HOURS -> instant.minus(make_dt_interval(none, amount));
      default -> minusDays(span.unit() == ChronoUnit.WEEKS ? DAYS_OF_A_WEEK : 1, span.amount());
    };
  }

  private Column minusDays(int days, int times) {
    Column local = from_utc_timestamp(instant, zone.getId());
    return to_utc_timestamp(local.minus(make_dt_interval(lit(days * times))), zone.getId());
  }

  private static Column start(Column day, ZoneId zone) {
    return to_utc_timestamp(day.cast("timestamp"), zone.getId());
  }
}
