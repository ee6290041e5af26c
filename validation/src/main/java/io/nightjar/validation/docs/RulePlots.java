package io.nightjar.validation.docs;

import io.nightjar.core.run.CheckResult;
import io.nightjar.core.run.CheckResult.Outcome;
import io.nightjar.validation.html.Figures;
import io.nightjar.validation.html.Histogram;
import io.nightjar.validation.html.Histogram.Axis;
import io.nightjar.validation.html.Histogram.Bin;
import io.nightjar.validation.html.Sparkline;
import io.nightjar.validation.html.Sparkline.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;

/** The two pictures of a rule: its metric night by night, and how its nights are spread. */
final class RulePlots {
  private static final int BINS = 12;
  private static final int ENOUGH_NIGHTS = 5;
  private static final int WIDTH = 150;
  private static final int HEIGHT = 34;

  private RulePlots() {}

  /** Empty if the rule has no metric. */
  static String history(RuleHistory rule) {
    List<Point> points = rule.nights().stream().map(RulePlots::point).toList();
    return Sparkline.of(points, described(rule));
  }

  /** What the line goes from and to: {@code 94.7 % to 100 %}, or one of both if they are equal. */
  static String range(RuleHistory rule) {
    List<CheckResult> plotted =
        rule.nights().stream()
            .map(Checked::result)
            .filter(result -> result.observed().isPresent())
            .sorted(Comparator.comparing(Observation::plotted))
            .toList();
    if (plotted.isEmpty()) {
      return "";
    }
    String least = Observation.observed(plotted.get(0));
    String most = Observation.observed(plotted.get(plotted.size() - 1));
    return least.equals(most) ? least : least + " to " + most;
  }

  private static Point point(Checked checked) {
    CheckResult result = checked.result();
    return new Point(
        result.night() + ": " + Observation.observed(result),
        Observation.plotted(result),
        result.outcome() != Outcome.PASSED);
  }

  private static String described(RuleHistory rule) {
    CheckResult first = rule.nights().get(0).result();
    long failed =
        rule.nights().stream().filter(one -> one.result().outcome() != Outcome.PASSED).count();
    return "%s from %s to %s: %d of %d nights did not pass, the newest is %s"
        .formatted(
            rule.rule().title(),
            first.night(),
            rule.result().night(),
            failed,
            rule.nights().size(),
            Observation.observed(rule.result()));
  }

  /** Empty if there are too few nights or all are alike. */
  static String spread(RuleHistory rule) {
    List<Double> values =
        rule.nights().stream()
            .map(night -> Observation.plotted(night.result()))
            .filter(Objects::nonNull)
            .filter(Double::isFinite)
            .toList();
    DoubleSummaryStatistics range =
        values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    Double newest = Observation.plotted(rule.result());
    if (values.size() < ENOUGH_NIGHTS || range.getMax() <= range.getMin() || newest == null) {
      return "";
    }
    String left = Observation.observed(at(rule, range.getMin()));
    String right = Observation.observed(at(rule, range.getMax()));
    return Histogram.of(
        bins(values, range, newest),
        new Axis(WIDTH, HEIGHT, left, right),
        "Nights by observed value from %s to %s; the newest is %s"
            .formatted(left, right, Observation.observed(rule.result())));
  }

  private static CheckResult at(RuleHistory rule, double value) {
    return rule.nights().stream()
        .map(Checked::result)
        .filter(result -> Objects.equals(Observation.plotted(result), value))
        .findFirst()
        .orElseThrow();
  }

  private static List<Bin> bins(List<Double> values, DoubleSummaryStatistics range, double newest) {
    long[] counts = new long[BINS];
    values.forEach(value -> counts[bin(value, range)]++);
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      String nights = counts[i] == 1 ? " night" : " nights";
      bins.add(new Bin(Figures.count(counts[i]) + nights, counts[i], i == bin(newest, range)));
    }
    return bins;
  }

  private static int bin(double value, DoubleSummaryStatistics range) {
    double part = (value - range.getMin()) / (range.getMax() - range.getMin());
    return Math.max(0, Math.min(BINS - 1, (int) (part * BINS)));
  }
}
