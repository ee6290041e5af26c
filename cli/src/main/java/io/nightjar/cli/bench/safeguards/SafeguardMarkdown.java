package io.nightjar.cli.bench.safeguards;

import io.nightjar.cli.bench.measure.Spread;
import io.nightjar.cli.bench.worker.NightTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What nights without each safeguard take, against one with all of them in the same round. */
final class SafeguardMarkdown {
  private static final double NANOS = 1e9;

  private final List<VariantNight> nights;

  SafeguardMarkdown(List<VariantNight> nights) {
    this.nights = List.copyOf(nights);
  }

  /** The table: medians with quartiles; marked where 1 lies between the quartiles. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("| a night without | time | processor time |");
    lines.add("|---|---:|---:|");
    lines.add(
        "| nothing: all is on, seconds | %s | %s |"
            .formatted(seconds(NightTime::nanos), seconds(NightTime::cpuNanos)));
    for (Variant variant : Variant.values()) {
      if (variant != Variant.ALL_ON) {
        lines.add(
            "| %s | %s | %s |"
                .formatted(
                    variant.leftOut(),
                    ratio(variant, NightTime::nanos),
                    ratio(variant, NightTime::cpuNanos)));
      }
    }
    return lines;
  }

  /** Figure of the variant ÷ that of the night with everything, round by round. */
  List<Double> ratios(Variant variant, ToLongFunction<NightTime> figure) {
    List<Double> ratios = new ArrayList<>();
    for (VariantNight base : of(Variant.ALL_ON)) {
      of(variant).stream()
          .filter(night -> night.round() == base.round())
          .mapToDouble(night -> figure.applyAsLong(night.night()))
          .forEach(value -> ratios.add(value / figure.applyAsLong(base.night())));
    }
    return ratios;
  }

  private List<VariantNight> of(Variant variant) {
    return nights.stream().filter(night -> night.variant() == variant).toList();
  }

  private String seconds(ToLongFunction<NightTime> figure) {
    return text(
        Spread.of(
            of(Variant.ALL_ON).stream()
                .map(night -> figure.applyAsLong(night.night()) / NANOS)
                .toList()));
  }

  private String ratio(Variant variant, ToLongFunction<NightTime> figure) {
    Spread spread = Spread.of(ratios(variant, figure));
    boolean isHidden = spread.q1() <= 1 && spread.q3() >= 1;
    return (isHidden ? "≈ " : "") + text(spread);
  }

  private static String text(Spread spread) {
    return String.format(
        Locale.ROOT, "%.2f [%.2f–%.2f]", spread.median(), spread.q1(), spread.q3());
  }
}
