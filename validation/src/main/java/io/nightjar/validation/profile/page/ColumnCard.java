package io.nightjar.validation.profile.page;

import io.nightjar.validation.html.Bar;
import io.nightjar.validation.html.Figures;
import io.nightjar.validation.html.Histogram;
import io.nightjar.validation.html.Histogram.Axis;
import io.nightjar.validation.html.Histogram.Bin;
import io.nightjar.validation.profile.Buckets;
import io.nightjar.validation.profile.ColumnFacts;
import io.nightjar.validation.profile.ColumnKind;
import io.nightjar.validation.profile.ColumnProfile;
import io.nightjar.validation.profile.NightShare;
import io.nightjar.validation.profile.NumberFacts;
import io.nightjar.validation.profile.TableProfile;
import io.nightjar.validation.profile.Tally;
import java.util.ArrayList;
import java.util.List;

/**
 * A column as the page shows it.
 *
 * @param name of the column
 * @param type in SQL
 * @param facts what was counted
 * @param histogram picture of its numbers, or empty
 * @param caption what is said below it
 * @param missing picture of missing values over nights, or empty
 * @param yes picture of the share that says true over nights, or empty
 * @param values its most frequent values
 * @param others what is said of the values that are not shown, or empty
 */
public record ColumnCard(
    String name,
    String type,
    List<Fact> facts,
    String histogram,
    String caption,
    String missing,
    String yes,
    List<Value> values,
    String others) {
  private static final int MOST_SHOWN = 12;
  private static final int LONGEST = 60;
  private static final Axis AXIS = new Axis(320, 90, "", "");

  /** One line about a column. */
  public record Fact(String name, String value) {}

  /** A value, how many rows have it, and a bar of its share. */
  public record Value(String text, String rows, String share, String bar) {}

  static ColumnCard of(TableProfile profile, ColumnProfile column, boolean showsValues) {
    List<Tally> shown = showsValues ? column.values() : List.of();
    long most = shown.stream().mapToLong(Tally::rows).max().orElse(1);
    return new ColumnCard(
        column.name(),
        column.facts().type(),
        facts(profile, column),
        column.buckets().map(cut -> histogram(column, cut)).orElse(""),
        hasTails(column)
            ? "rows by value; a marked bar holds all that lies farther out"
            : "rows by value",
        ProfilePage.isUneven(column.missing()) ? NightPlots.share("Missing", column.missing()) : "",
        column.yes().isEmpty() ? "" : NightPlots.share("True", column.yes()),
        shown.stream()
            .limit(MOST_SHOWN)
            .map(tally -> value(tally, column.facts().present(), most))
            .toList(),
        others(column, showsValues));
  }

  private static boolean hasTails(ColumnProfile column) {
    List<Long> bars = column.histogram();
    return !bars.isEmpty() && bars.get(0) + bars.get(bars.size() - 1) > 0;
  }

  private static List<Fact> facts(TableProfile profile, ColumnProfile profiled) {
    ColumnFacts column = profiled.facts();
    List<Fact> facts = new ArrayList<>();
    long missing = profile.rows() - column.present();
    double share = new NightShare("", missing, profile.rows()).share();
    facts.add(
        new Fact(
            "Missing",
            missing == 0 ? "none" : Figures.count(missing) + ", " + Figures.share(share)));
    if (!profiled.values().isEmpty()) {
      facts.add(new Fact("Distinct", Figures.count(profiled.values().size())));
    } else if (column.kind() != ColumnKind.OTHER) {
      facts.add(new Fact("Distinct", "about " + Figures.count(column.distinct())));
    }
    column.numbers().ifPresent(numbers -> add(numbers, facts));
    column.lengths().ifPresent(range -> facts.add(new Fact("Characters", text(range))));
    column.times().ifPresent(range -> facts.add(new Fact("Time", text(range))));
    return facts;
  }

  private static String text(ColumnFacts.Range<?> range) {
    return range.from().equals(range.to())
        ? range.from().toString()
        : range.from() + " to " + range.to();
  }

  private static void add(NumberFacts numbers, List<Fact> facts) {
    facts.add(
        new Fact("Range", Figures.number(numbers.min()) + " to " + Figures.number(numbers.max())));
    facts.add(
        new Fact(
            "Mean",
            "%s ± %s"
                .formatted(Figures.number(numbers.mean()), Figures.number(numbers.deviation()))));
    facts.add(
        new Fact(
            "Quantiles",
            "1 %%: %s · 25 %%: %s · 50 %%: %s · 75 %%: %s · 99 %%: %s"
                .formatted(
                    List.of(0, 2, 3, 4, 6).stream()
                        .map(i -> Figures.number(numbers.quantiles().get(i)))
                        .toArray())));
  }

  private static String histogram(ColumnProfile column, Buckets cut) {
    List<Bin> bins = new ArrayList<>();
    int last = column.histogram().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean isOutside = i == 0 || i == last;
      long rows = column.histogram().get(i);
      if (!isOutside || rows > 0) {
        bins.add(
            new Bin(range(cut, i, last) + ": " + Figures.count(rows) + " rows", rows, isOutside));
      }
    }
    NumberFacts numbers = column.facts().numbers().orElseThrow();
    String from = Figures.number(numbers.min());
    String to = Figures.number(numbers.max());
    return Histogram.of(
        bins,
        new Axis(AXIS.width(), AXIS.height(), from, to),
        "Histogram of %s from %s to %s".formatted(column.name(), from, to));
  }

  private static String range(Buckets cut, int bucket, int last) {
    if (bucket == 0) {
      return "below " + Figures.number(cut.from());
    }
    return bucket == last
        ? "above " + Figures.number(cut.to())
        : Figures.number(cut.start(bucket)) + " to " + Figures.number(cut.start(bucket + 1));
  }

  private static Value value(Tally tally, long present, long most) {
    double share = (double) tally.rows() / present;
    return new Value(
        tally.text().isBlank() ? "(blank)" : shortened(tally.text()),
        Figures.count(tally.rows()),
        Figures.share(share),
        Bar.of((double) tally.rows() / most));
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }

  private static String others(ColumnProfile column, boolean showsValues) {
    boolean hasTexts = column.facts().kind() == ColumnKind.TEXT && column.facts().present() > 0;
    if (hasTexts && column.values().isEmpty()) {
      return "Too many different values for a list.";
    }
    if (!column.values().isEmpty() && !showsValues) {
      return "Values were left out (--no-values).";
    }
    int others = column.values().size() - MOST_SHOWN;
    return others > 0 ? "and " + Figures.count(others) + " other values" : "";
  }
}
