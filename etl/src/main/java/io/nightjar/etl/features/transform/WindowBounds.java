package io.nightjar.etl.features.transform;

import io.nightjar.core.pipeline.feature.WindowTime.Kind;
import io.nightjar.core.table.transform.CutAtNights;
import io.nightjar.core.table.transform.Slots;
import io.nightjar.core.time.CalendarSpan;
import io.nightjar.core.time.NightClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Where the windows of the nights begin and end, as bounds of what a row must reach to be in them.
 *
 * @param begin the first night whose windows reach as far as a moment
 * @param ends by window, the first night whose window has left it behind
 */
public record WindowBounds(Slots begin, List<Slots> ends) {
  /** Copies the list. */
  public WindowBounds {
    ends = List.copyOf(ends);
  }

  /**
   * The bounds of the windows of some nights.
   *
   * @param ofDates whether moments are days, not microseconds; then windows are of the calendar
   */
  public static WindowBounds of(
      NightClock clock,
      List<LocalDate> nights,
      List<CalendarSpan> over,
      Kind kind,
      boolean ofDates) {
    Nights days = new Nights(clock, nights);
    if (ofDates) {
      return new WindowBounds(
          days.slots(LocalDate::toEpochDay),
          over.stream()
              .map(
                  span -> days.slots(night -> night.minus(span.amount(), span.unit()).toEpochDay()))
              .toList());
    }
    if (kind == Kind.CALENDAR) {
      return new WindowBounds(
          days.slots(days::lastMicrosecond),
          over.stream()
              .map(
                  span ->
                      days.slots(
                          night -> days.lastMicrosecond(night.minus(span.amount(), span.unit()))))
              .toList());
    }
    return new WindowBounds(
        days.slots(night -> CutAtNights.micros(clock.asOf(night))),
        over.stream().map(span -> days.slots(night -> days.before(night, span, 0))).toList());
  }

  /** By event time in microseconds, the first night for which it is older than a span. */
  public static Slots olderThan(NightClock clock, List<LocalDate> nights, CalendarSpan span) {
    Nights days = new Nights(clock, nights);
    return days.slots(night -> days.before(night, span, 1));
  }

  /** One window from an age to the as-of instant; without an age every moment stays in it. */
  public static WindowBounds sinceEver(
      NightClock clock, List<LocalDate> nights, Optional<CalendarSpan> age) {
    Nights days = new Nights(clock, nights);
    Slots end =
        age.map(span -> olderThan(clock, nights, span))
            .orElseGet(() -> days.slots(night -> Long.MIN_VALUE));
    return new WindowBounds(
        days.slots(night -> CutAtNights.micros(clock.asOf(night))), List.of(end));
  }

  private record Nights(NightClock clock, List<LocalDate> dates) {
    Slots slots(ToLongFunction<LocalDate> bound) {
      return new Slots(dates.stream().mapToLong(bound).toArray());
    }

    long lastMicrosecond(LocalDate day) {
      return CutAtNights.micros(clock.cut(day)) - 1;
    }

    long before(LocalDate night, CalendarSpan span, int micros) {
      return CutAtNights.micros(
              clock.asOf(night).atZone(clock.zone()).minus(span.amount(), span.unit()).toInstant())
          - micros;
    }
  }
}
