package io.nightjar.validation.alert.mail;

import io.nightjar.core.pipeline.AlertSpec;
import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Counts;
import io.nightjar.validation.alert.incident.Incident;
import io.nightjar.validation.alert.incident.Incident.Status;
import io.nightjar.validation.alert.incident.IncidentKey.Kind;
import io.nightjar.validation.alert.incident.News;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Incidents in words. A metric that is a value of the data, or made of few of them, such as a
 * maximum or a mean, is only said of public columns; counts and shares always are.
 */
final class Wording {
  private static final Pattern COUNTS_ONLY =
      Pattern.compile(
          "expect_(table_.*|column_values_.*|column_pair_values_.*|compound_columns_.*"
              + "|select_column_values_.*|.*_(count|proportion)_.*|column_to_exist)");
  private static final double SMALL = 1e-3;
  private static final double LARGE = 1e7;

  private final AlertSpec spec;

  Wording(AlertSpec spec) {
    this.spec = spec;
  }

  /** Whether the metric of this rule may be seen by everybody who gets a mail. */
  boolean isShown(CheckResult result) {
    return COUNTS_ONLY.matcher(result.rule().type()).matches()
        || spec.isPublic(result.table(), result.rule().columns());
  }

  /** What was found. */
  String found(CheckResult result) {
    if (isShown(result)) {
      return result.finding();
    }
    return "not shown, as it is made of values of "
        + (result.rule().columns().isEmpty()
            ? "the data"
            : String.join(", ", result.rule().columns()) + ", which is not declared public");
  }

  /** How many rows do not fit; empty if the type counts none. */
  static String rows(CheckResult result) {
    return result.counts().map(Wording::rows).orElse("");
  }

  private static String rows(Counts counts) {
    double share = counts.elements() == 0 ? 0 : 100.0 * counts.unexpected() / counts.elements();
    String missing =
        counts.missing().isPresent() && counts.missing().getAsLong() > 0
            ? format(", %,d are null", counts.missing().getAsLong())
            : "";
    return format(
        "%,d of %,d do not fit (%.2f %%)%s",
        counts.unexpected(), counts.elements(), share, missing);
  }

  /** How long it has been going on, or did. */
  static String since(Incident incident) {
    String nights = incident.failedNights() == 1 ? "1 night" : incident.failedNights() + " nights";
    String failed = "night %s, %s failed".formatted(incident.opened(), nights);
    return switch (incident.status()) {
      case OPEN -> failed;
      case RESOLVED -> failed + ", right again in night " + incident.decided();
      case WITHDRAWN -> failed + ", the rule is not asked any more since " + incident.decided();
    };
  }

  /** One sentence that says what has happened. */
  static String headline(News news) {
    Incident incident = news.incident();
    boolean isRule = incident.key().kind() == Kind.RULE;
    return switch (news.kind()) {
      case OPENED ->
          isRule
              ? "A rule cannot be asked: of the data nobody knows."
              : "A rule that held before fails.";
      case OVERRIDDEN -> "A rule fails, and a person has decided to publish all the same.";
      case ESCALATED -> "A rule that fails got worse, or has failed for long.";
      case STILL_FAILING -> "A rule still fails.";
      case RESOLVED ->
          incident.status() == Status.WITHDRAWN
              ? "The rule is not asked any more, so the incident is closed."
              : "The rule holds again.";
    };
  }

  /** A number as people read it. */
  static String number(OptionalDouble value) {
    if (value.isEmpty()) {
      return "none";
    }
    double number = value.getAsDouble();
    double size = Math.abs(number);
    boolean isUsual = size == 0 || (size >= SMALL && size < LARGE);
    return format(isUsual ? "%,.4f" : "%.4g", number)
        .replaceAll("(\\.\\d*?)0+$", "$1")
        .replaceAll("\\.$", "");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
