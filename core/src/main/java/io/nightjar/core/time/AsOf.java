package io.nightjar.core.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instant the features of a night look from, as written in a pipeline file: {@code {date+1}
 * 00:00}.
 *
 * @param days calendar days after the night
 * @param time wall-clock time of that day in the pipeline's zone
 */
public record AsOf(int days, LocalTime time) {
  /** The end of the night: the day after, 00:00. */
  public static final AsOf END_OF_NIGHT = new AsOf(1, LocalTime.MIDNIGHT);

  private static final Pattern FORM = Pattern.compile("\\{date([+-]\\d{1,3})?} (\\d\\d:\\d\\d)");

  /**
   * Reads {@code {date} 22:00} or {@code {date+1} 00:00}.
   *
   * @throws IllegalArgumentException for any other form
   */
  public static AsOf parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a form like \"{date+1} 00:00\"");
    }
    int days = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    return new AsOf(days, LocalTime.parse(matcher.group(2)));
  }

  /** The instant for one night; a gap or overlap of daylight saving takes the earlier offset. */
  public Instant at(LocalDate night, ZoneId zone) {
    return night.plusDays(days).atTime(time).atZone(zone).toInstant();
  }

  @Override
  public String toString() {
    return "{date%s} %s".formatted(days == 0 ? "" : "%+d".formatted(days), time);
  }
}
