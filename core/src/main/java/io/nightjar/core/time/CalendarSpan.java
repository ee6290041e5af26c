package io.nightjar.core.time;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A span of time as people write it: {@code 28 days}, {@code 6 hours}. Days and weeks are calendar
 * days of the zone they are added in.
 *
 * @param amount how many, at least 0
 * @param unit of what
 */
public record CalendarSpan(int amount, ChronoUnit unit) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,5}) (minute|hour|day|week)s?");

  /**
   * Reads {@code 1 day}, {@code 28 days}, {@code 6 hours}.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static CalendarSpan parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a span like \"1 day\" or \"6 hours\"");
    }
    return new CalendarSpan(
        Integer.parseInt(matcher.group(1)),
        ChronoUnit.valueOf(matcher.group(2).toUpperCase(java.util.Locale.ROOT) + "S"));
  }

  /** The moment this span later. */
  public ZonedDateTime addTo(ZonedDateTime moment) {
    return moment.plus(amount, unit);
  }

  @Override
  public String toString() {
    String name = unit.toString().toLowerCase(java.util.Locale.ROOT);
    return amount + " " + (amount == 1 ? name.substring(0, name.length() - 1) : name);
  }
}
