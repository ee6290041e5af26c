package io.nightjar.etl.ingest;

import io.nightjar.etl.EtlErrors;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a source below the landing folder, with {@code {date}} for the night. */
final class LandingPath {
  private static final Pattern DATE =
      Pattern.compile("\\{date([+-]\\d{1,3})?(?::([yMdu'./_-]{1,40}))?}");
  private static final Pattern SAFE = Pattern.compile("[^\\\\{}\\[\\]?\\p{Cntrl}]+");

  private final String source;
  private final String path;

  LandingPath(String source, String path) {
    this.source = source;
    this.path = path;
  }

  /** The pattern for one night; {@code *} may be left in it. Never leaves the landing folder. */
  String forNight(LocalDate night) {
    Matcher matcher = DATE.matcher(path);
    String expanded = matcher.replaceAll(found -> Matcher.quoteReplacement(date(matcher, night)));
    if (!SAFE.matcher(expanded).matches()) {
      throw EtlErrors.invalidPath(source, path, "has a character or a {…} that is not known");
    }
    if (expanded.startsWith("/") || expanded.contains(":")) {
      throw EtlErrors.invalidPath(source, path, "is not relative");
    }
    if (("/" + expanded + "/").contains("/../")) {
      throw EtlErrors.invalidPath(source, path, "leaves the landing folder");
    }
    return expanded;
  }

  private String date(Matcher matcher, LocalDate night) {
    int days = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
    String format = matcher.group(2) == null ? "uuuu-MM-dd" : matcher.group(2);
    try {
      return DateTimeFormatter.ofPattern(format, Locale.ROOT).format(night.plusDays(days));
    } catch (IllegalArgumentException e) {
      throw EtlErrors.invalidPath(source, path, "has a date format that is not known");
    }
  }
}
