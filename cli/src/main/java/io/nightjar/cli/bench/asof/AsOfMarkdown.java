package io.nightjar.cli.bench.asof;

import io.nightjar.cli.bench.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What the other sides take for what the slot join takes, round by round. */
final class AsOfMarkdown {
  private static final double NANOS = 1e9;

  private final List<AsOfTime> times;

  AsOfMarkdown(List<AsOfTime> times) {
    this.times = List.copyOf(times);
  }

  /** The table: seconds of the slot join, and how many times as long the others take. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| keys | side | time | processor time |");
    lines.add("|---|---|---:|---:|");
    for (String variant : times.stream().map(AsOfTime::variant).distinct().toList()) {
      for (AsOfSide side : AsOfSide.values()) {
        lines.add(
            "| %s | %s | %s | %s |"
                .formatted(
                    variant,
                    side.title() + (side == AsOfSide.SLOTS ? ", seconds" : ""),
                    cell(variant, side, AsOfTime::nanos),
                    cell(variant, side, AsOfTime::cpuNanos)));
      }
    }
    return lines;
  }

  /** Figure of a side ÷ that of the slot join, round by round. */
  List<Double> ratios(String variant, AsOfSide side, ToLongFunction<AsOfTime> figure) {
    List<Double> ratios = new ArrayList<>();
    for (AsOfTime base : of(variant, AsOfSide.SLOTS)) {
      of(variant, side).stream()
          .filter(time -> time.round() == base.round())
          .mapToDouble(time -> figure.applyAsLong(time))
          .forEach(value -> ratios.add(value / figure.applyAsLong(base)));
    }
    return ratios;
  }

  private String cell(String variant, AsOfSide side, ToLongFunction<AsOfTime> figure) {
    if (side == AsOfSide.SLOTS) {
      return text(
          Spread.of(
              of(variant, side).stream().map(time -> figure.applyAsLong(time) / NANOS).toList()),
          "");
    }
    return text(Spread.of(ratios(variant, side, figure)), "×");
  }

  private List<AsOfTime> of(String variant, AsOfSide side) {
    return times.stream()
        .filter(time -> time.variant().equals(variant) && time.side().equals(side.name()))
        .toList();
  }

  private static String text(Spread spread, String unit) {
    return String.format(
        Locale.ROOT, "%.2f%s [%.2f–%.2f]", spread.median(), unit, spread.q1(), spread.q3());
  }
}
