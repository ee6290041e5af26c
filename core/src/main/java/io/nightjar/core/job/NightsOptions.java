package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.time.Nights;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The options that say which nights a command works on. There is no default: never the clock. */
public final class NightsOptions {
  @Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "one night (logical date)")
  private String date;

  @Option(names = "--from", paramLabel = "YYYY-MM-DD", description = "first night of a range")
  private String from;

  @Option(names = "--to", paramLabel = "YYYY-MM-DD", description = "last night of the range")
  private String to;

  /** The nights; fails with exit code 10 if they are not given, or not in order. */
  public Nights nights() {
    boolean isRange = from != null && to != null;
    if (date != null && from == null && to == null) {
      return Nights.of(parse("--date", date));
    }
    if (date == null && isRange) {
      LocalDate first = parse("--from", from);
      LocalDate last = parse("--to", to);
      if (last.isBefore(first)) {
        throw CoreErrors.invalidArgument("--to %s is before --from %s.".formatted(last, first));
      }
      return new Nights(first, last);
    }
    throw CoreErrors.invalidArgument("Give --date D, or --from A with --to B.");
  }

  private static LocalDate parse(String option, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw CoreErrors.invalidArgument(
          "%s must be a calendar date like 2013-03-15.".formatted(option));
    }
  }
}
