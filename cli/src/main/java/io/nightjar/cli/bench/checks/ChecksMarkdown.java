package io.nightjar.cli.bench.checks;

import io.nightjar.cli.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the other sides take for what Nightjar takes, round by round. */
final class ChecksMarkdown {
  private static final double NANOS = 1e9;

  private final List<ChecksTime> times;

  ChecksMarkdown(List<ChecksTime> times) {
    this.times = List.copyOf(times);
  }

  /** The table: seconds of Nightjar, and how many times as long the others take. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| checks | side | time | processor time | queries | jobs |");
    lines.add("|---|---|---:|---:|---:|---:|");
    for (ChecksKind kind : ChecksKind.values()) {
      for (ChecksSide side : ChecksSide.values()) {
        List<ChecksTime> own = of(kind, side);
        if (!own.isEmpty()) {
          lines.add(
              "| %s | %s | %s | %s | %d | %d |"
                  .formatted(
                      kind.text(),
                      side.title() + (side == ChecksSide.NIGHTJAR ? ", seconds" : ""),
                      cell(kind, side, ChecksTime::nanos),
                      cell(kind, side, ChecksTime::cpuNanos),
                      own.get(0).actions(),
                      own.get(0).jobs()));
        }
      }
    }
    return lines;
  }

  private String cell(ChecksKind kind, ChecksSide side, ToLongFunction<ChecksTime> figure) {
    if (side == ChecksSide.NIGHTJAR) {
      return text(
          Spread.of(of(kind, side).stream().map(time -> figure.applyAsLong(time) / NANOS).toList()),
          "");
    }
    return text(Spread.of(ratios(kind, side, figure)), "×");
  }

  /** Figure of a side ÷ that of Nightjar, round by round. */
  List<Double> ratios(ChecksKind kind, ChecksSide side, ToLongFunction<ChecksTime> figure) {
    List<Double> ratios = new ArrayList<>();
    for (ChecksTime base : of(kind, ChecksSide.NIGHTJAR)) {
      of(kind, side).stream()
          .filter(time -> time.round() == base.round())
          .mapToDouble(figure::applyAsLong)
          .forEach(value -> ratios.add(value / figure.applyAsLong(base)));
    }
    return ratios;
  }

  private List<ChecksTime> of(ChecksKind kind, ChecksSide side) {
    return times.stream()
        .filter(time -> time.kind().equals(kind.name()) && time.side().equals(side.name()))
        .toList();
  }

  private static String text(Spread spread, String unit) {
    return String.format(
        Locale.ROOT, "%.2f%s [%.2f–%.2f]", spread.median(), unit, spread.q1(), spread.q3());
  }
}
