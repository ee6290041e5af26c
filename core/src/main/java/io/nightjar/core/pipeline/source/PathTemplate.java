package io.nightjar.core.pipeline.source;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below the landing folder in which {@code {date}}, {@code {date+1}}, {@code
 * {date:yyyyMMdd}} or {@code {date-1:yyyyMMdd}} stand for the night and {@code *} for anything
 * within a name. Nothing else is templated.
 *
 * @param text as written
 */
public record PathTemplate(String text) {
  private static final Pattern DATE =
      Pattern.compile("\\{date(?<days>[+-]\\d{1,3})?(?<format>:[^{}]*)?}");
  private static final Pattern FORMAT = Pattern.compile("(yyyy|uuuu|yy|MM|M|dd|d|[-_./])+");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException with the reason
   */
  public PathTemplate {
    String rest = checkedDates(text);
    require(
        !rest.startsWith("/") && !rest.contains("\\"), "must be below the landing folder, with /");
    require(!rest.contains(":"), "must be below the landing folder, without a scheme or any :");
    for (String part : rest.split("/", -1)) {
      require(!part.equals("..") && !part.equals("."), "must not contain . or .. as a folder");
      require(!part.isEmpty(), "must not contain empty folder names (//, or / at the end)");
    }
    require(
        !rest.contains("{") && !rest.contains("}"), "knows only {date}, {date+1}, {date:yyyyMMdd}");
    require(
        rest.chars().noneMatch(c -> "?[]".indexOf(c) >= 0 || c < ' '),
        "may contain * but no other wildcard");
  }

  /** Whether there are files per night. */
  public boolean isDated() {
    return DATE.matcher(text).find();
  }

  /** The path of one night. */
  public String at(LocalDate night) {
    return DATE.matcher(text).replaceAll(date -> rendered(date.group(), night));
  }

  @Override
  public String toString() {
    return text;
  }

  private static String checkedDates(String text) {
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      String format = matcher.group("format");
      require(
          format == null || FORMAT.matcher(format.substring(1)).matches(),
          "a date form has yyyy, MM, dd and the signs - _ . / only");
    }
    return DATE.matcher(text).replaceAll("0");
  }

  private static String rendered(String placeholder, LocalDate night) {
    Matcher matcher = DATE.matcher(placeholder);
    require(matcher.matches(), "no date");
    String days = matcher.group("days");
    String format = matcher.group("format");
    LocalDate date = night.plusDays(days == null ? 0 : Integer.parseInt(days));
    return format == null
        ? date.toString()
        : date.format(DateTimeFormatter.ofPattern(format.substring(1), Locale.ROOT));
  }

  private static void require(boolean isGood, String why) {
    if (!isGood) {
      throw new IllegalArgumentException(why);
    }
  }
}
