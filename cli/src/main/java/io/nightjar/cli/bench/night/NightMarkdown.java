package io.nightjar.cli.bench.night;

import io.nightjar.cli.bench.measure.MemoryPeak;
import io.nightjar.cli.bench.measure.Spread;
import io.nightjar.cli.bench.worker.BenchSettings;
import io.nightjar.cli.bench.worker.StartTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** The figures of a benchmark as Markdown tables; medians with their range. */
final class NightMarkdown {
  private static final double KIB_PER_MIB = 1024;
  private static final double BYTES_PER_MIB = 1024 * 1024;
  private static final double MILLIS = 1000;

  private final List<Integer> scales;
  private final NightFigures figures;
  private final Map<Integer, MemoryPeak> memory;

  NightMarkdown(List<Integer> scales, NightFigures figures, Map<Integer, MemoryPeak> memory) {
    this.scales = List.copyOf(scales);
    this.figures = figures;
    this.memory = Map.copyOf(memory);
  }

  /** Everything but the start-up. */
  List<String> nights() {
    List<String> lines = new ArrayList<>();
    header(lines, "seconds (rows/s)");
    figures.jobs().forEach(job -> stage(lines, job));
    row(lines, "**warm night**", scale -> whole(scale, "warm"));
    row(lines, "**cold night**, with start", scale -> whole(scale, "cold"));
    row(lines, "lines in per night", scale -> format("%,.0f", lines(scale)));
    row(lines, "peak memory, MiB", this::peak);
    row(lines, "live heap, MiB", this::live);
    row(lines, "growth, time", this::growth);
    row(lines, "growth, memory", this::memoryGrowth);
    return lines;
  }

  /** What an empty night spends its time on; {@code wall} is the life of its process. */
  List<String> startUp(List<Long> wall) {
    int scale = 0;
    List<Measured> nights = figures.of(scale, "empty");
    List<String> lines = new ArrayList<>();
    lines.add(
        "| part of an empty night (%s flights), from start to exit | seconds | share |"
            .formatted(BenchSettings.FEWEST_FLIGHTS));
    lines.add("|---|---:|---:|");
    double total =
        Spread.of(wall.stream().map(nanos -> nanos / NightFigures.NANOS).toList()).median();
    part(lines, total, "JVM up to the command", nights, night -> jvm(night.start()));
    part(
        lines,
        total,
        "reading and checking the pipeline",
        nights,
        night -> seconds(night.start().planNanos()));
    part(lines, total, "Spark session", nights, night -> seconds(night.start().sessionNanos()));
    part(lines, total, "first Spark job", nights, night -> seconds(night.start().firstJobNanos()));
    figures.jobs().stream()
        .filter(job -> !figures.seconds(scale, "empty", job).isEmpty())
        .forEach(
            job ->
                share(lines, total, job, Spread.of(figures.seconds(scale, "empty", job)).median()));
    lines.add(
        "| **all of it**, with ledger and exit | %s | 100 %% |".formatted(format("%.2f", total)));
    return lines;
  }

  private void header(List<String> lines, String what) {
    StringBuilder names = new StringBuilder("| " + what);
    StringBuilder rule = new StringBuilder("|---");
    for (int scale : scales) {
      names.append(" | ").append(scale).append('×');
      rule.append("|---:");
    }
    lines.add(names + " |");
    lines.add(rule + "|");
  }

  private void stage(List<String> lines, String job) {
    row(
        lines,
        job,
        scale -> {
          String kind = figures.seconds(scale, "warm", job).isEmpty() ? "train" : "warm";
          List<Double> seconds = figures.seconds(scale, kind, job);
          if (seconds.isEmpty()) {
            return "–";
          }
          Spread time = Spread.of(seconds);
          double rows = Spread.of(figures.rows(scale, kind, job)).median();
          return rows == 0 ? range(time) : range(time) + format(" (%,.0f)", rows / time.median());
        });
  }

  private String whole(int scale, String kind) {
    List<Double> seconds = figures.seconds(scale, kind);
    return seconds.isEmpty()
        ? "–"
        : range(Spread.of(seconds))
            + format(" (%,.0f)", lines(scale) / Spread.of(seconds).median());
  }

  private double lines(int scale) {
    return Spread.of(
            figures.of(scale, "warm").stream().map(night -> (double) night.lines()).toList())
        .median();
  }

  private String peak(int scale) {
    MemoryPeak peak = memory.get(scale);
    return format("%,.0f", peak.residentKib() / KIB_PER_MIB);
  }

  private String live(int scale) {
    return format("%,.0f", memory.get(scale).liveBytes() / BYTES_PER_MIB);
  }

  private String growth(int scale) {
    int base = scales.get(0);
    List<Double> ratios = figures.ratios(scale, base, "warm", Measured::wallNanos);
    return scale == base || ratios.isEmpty() ? "1" : range(Spread.of(ratios));
  }

  private String memoryGrowth(int scale) {
    MemoryPeak base = memory.get(scales.get(0));
    return format("%.2f", (double) memory.get(scale).residentKib() / base.residentKib());
  }

  private void part(
      List<String> lines,
      double total,
      String name,
      List<Measured> nights,
      ToDoubleFunction<Measured> seconds) {
    share(
        lines,
        total,
        name,
        Spread.of(nights.stream().map(night -> seconds.applyAsDouble(night)).toList()).median());
  }

  private static void share(List<String> lines, double total, String name, double seconds) {
    lines.add(
        "| %s | %s |".formatted(name, format("%.2f | %.0f %%", seconds, 100 * seconds / total)));
  }

  private void row(List<String> lines, String name, IntFunction<String> cell) {
    StringBuilder line = new StringBuilder("| " + name);
    for (int scale : scales) {
      line.append(" | ").append(cell.apply(scale));
    }
    lines.add(line + " |");
  }

  private static double jvm(StartTimes start) {
    return (start.commandAt() - start.jvmStartedAt()) / MILLIS;
  }

  private static double seconds(long nanos) {
    return nanos / NightFigures.NANOS;
  }

  private static String range(Spread spread) {
    return format("%.2f [%.2f–%.2f]", spread.median(), spread.min(), spread.max());
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
