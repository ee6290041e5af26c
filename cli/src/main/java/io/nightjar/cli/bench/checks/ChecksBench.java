package io.nightjar.cli.bench.checks;

import io.nightjar.cli.bench.measure.OthersLoad;
import io.nightjar.cli.bench.measure.ProcessFigures;
import io.nightjar.cli.bench.report.BenchErrors;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lets the sides check the same table in turn, in an order shuffled anew every round. What they
 * found is compared before any time counts.
 */
final class ChecksBench {
  private static final double CLOSE = 1e-9;
  private static final double SKETCHED = 0.1;

  private final int rounds;
  private final int warmUp;
  private final long seed;
  private final PrintWriter progress;
  private final List<ChecksTime> times = new ArrayList<>();

  ChecksBench(int rounds, int warmUp, long seed, PrintWriter progress) {
    this.rounds = rounds;
    this.warmUp = warmUp;
    this.seed = seed;
    this.progress = progress;
  }

  /** Every measured check, in the order they ran. */
  List<ChecksTime> times() {
    return List.copyOf(times);
  }

  void run(ChecksKind kind, Dataset<Row> rows) {
    for (int round = 1 - warmUp; round <= rounds; round++) {
      List<ChecksSide> order = new ArrayList<>(Arrays.asList(ChecksSide.values()));
      Collections.shuffle(order, new Random(seed + round));
      List<List<Double>> found = new ArrayList<>();
      for (ChecksSide side : order) {
        List<Double> one = time(kind, side, rows, round);
        if (side != ChecksSide.SCAN) {
          found.add(one);
        }
      }
      requireEqual(kind, found.get(0), found.get(1));
    }
  }

  private List<Double> time(ChecksKind kind, ChecksSide side, Dataset<Row> rows, int round) {
    System.gc();
    try (QueryCount queries = new QueryCount(rows.sparkSession())) {
      OthersLoad others = new OthersLoad();
      long cpu = ProcessFigures.cpuNanos();
      long begun = System.nanoTime();
      List<Double> found = side.found(kind, rows);
      long nanos = System.nanoTime() - begun;
      long used = ProcessFigures.cpuNanos() - cpu;
      boolean isMarked = others.isMarked(used);
      queries.settle();
      note(
          new ChecksTime(
              kind.name(),
              side.name(),
              round,
              nanos,
              used,
              isMarked,
              queries.actions(),
              queries.jobs()));
      return found;
    }
  }

  private void note(ChecksTime time) {
    progress.printf(
        "bench: %s, round %d: %s %.2f s, processors %.2f s, %d queries, %d jobs%n",
        ChecksKind.valueOf(time.kind()).text(),
        time.round(),
        ChecksSide.valueOf(time.side()).title(),
        time.nanos() / 1e9,
        time.cpuNanos() / 1e9,
        time.actions(),
        time.jobs());
    progress.flush();
    if (time.round() > 0) {
      times.add(time);
    }
  }

  /** Deviations: Deequ divides by n, Great Expectations by n - 1. */
  private static void requireEqual(ChecksKind kind, List<Double> one, List<Double> other) {
    double room = kind == ChecksKind.SCAN ? Math.max(CLOSE, 1 / one.get(0)) : SKETCHED;
    for (int i = 0; i < one.size(); i++) {
      double difference = Math.abs(one.get(i) - other.get(i));
      if (difference > room * Math.abs(one.get(i)) || one.size() != other.size()) {
        throw BenchErrors.answersDiffer(
            ChecksSide.NIGHTJAR.title(), ChecksSide.DEEQU.title(), "check " + (i + 1));
      }
    }
  }
}
