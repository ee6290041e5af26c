package io.nightjar.cli.bench.asof;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

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
 * Runs the sides in turn, in an order shuffled anew every round, on tables that are kept in memory.
 * Answers are compared before any time counts.
 */
final class AsOfBench {
  private final int rounds;
  private final int warmUp;
  private final PrintWriter progress;
  private final List<AsOfTime> times = new ArrayList<>();

  AsOfBench(int rounds, int warmUp, PrintWriter progress) {
    this.rounds = rounds;
    this.warmUp = warmUp;
    this.progress = progress;
  }

  /** Every measured join, in the order they ran. */
  List<AsOfTime> times() {
    return List.copyOf(times);
  }

  void run(AsOfData data, String variant) {
    Dataset<Row> past = data.past().persist();
    Dataset<Row> questions = data.questions().persist();
    progress.printf(
        "bench: %s: %,d rows, %,d questions%n", variant, past.count(), questions.count());
    for (int round = 1 - warmUp; round <= rounds; round++) {
      List<AsOfSide> order = new ArrayList<>(Arrays.asList(AsOfSide.values()));
      Collections.shuffle(order, new Random(data.seed() + round));
      List<AsOfTime> measured = new ArrayList<>();
      for (AsOfSide side : order) {
        measured.add(time(side, side.answers(data, past, questions), variant, round));
      }
      requireEqual(measured);
      times.addAll(round > 0 ? measured : List.of());
    }
    past.unpersist();
    questions.unpersist();
  }

  private AsOfTime time(AsOfSide side, Dataset<Row> answers, String variant, int round) {
    System.gc();
    OthersLoad others = new OthersLoad();
    long cpu = ProcessFigures.cpuNanos();
    long begun = System.nanoTime();
    Row all = answers.agg(count(lit(1)), sum(AsOfSide.digest())).first();
    long nanos = System.nanoTime() - begun;
    long used = ProcessFigures.cpuNanos() - cpu;
    progress.printf(
        "bench: %s, round %d: %s %.2f s, processors %.2f s%n",
        variant, round, side.title(), nanos / 1e9, used / 1e9);
    progress.flush();
    return new AsOfTime(
        variant,
        side.name(),
        round,
        nanos,
        used,
        others.isMarked(used),
        all.getLong(0),
        all.isNullAt(1) ? 0 : all.getLong(1));
  }

  private static void requireEqual(List<AsOfTime> measured) {
    AsOfTime first = measured.get(0);
    for (AsOfTime other : measured) {
      if (other.answers() != first.answers() || other.digest() != first.digest()) {
        throw BenchErrors.answersDiffer(first.side(), other.side(), other.variant());
      }
    }
  }
}
