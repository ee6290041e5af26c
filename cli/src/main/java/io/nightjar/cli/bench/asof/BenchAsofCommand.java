package io.nightjar.cli.bench.asof;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.BenchRounds;
import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.report.BenchPlace;
import io.nightjar.cli.bench.report.BenchReport;
import io.nightjar.core.run.CodeVersion;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar bench asof}: the slot join against the usual ways, side by side. */
@Command(
    name = "asof",
    description = {
      "Joins questions of many keys and nights with the latest row known by then, in three ways in",
      "turn, on evenly spread keys and with one key that has 90 %% of the rows. Answers must be"
          + " equal."
    },
    mixinStandardHelpOptions = true)
public final class BenchAsofCommand implements Callable<Integer> {
  private static final int ROWS_PER_KEY = 50;
  private static final int MOST_CORES = 4;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private BenchPlace place = new BenchPlace();

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "rows of the past (default: ${DEFAULT-VALUE})")
  private long rows = 2_000_000;

  @Option(
      names = "--nights",
      paramLabel = "N",
      description = "nights asked of every key (default: ${DEFAULT-VALUE})")
  private int nights = 10;

  /** Speaks to that terminal. */
  public BenchAsofCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Machine machine = Machine.current();
    int cores = Math.min(MOST_CORES, machine.cores());
    AsOfBench bench = new AsOfBench(rounds.measured(), rounds.warmUp(), terminal.err());
    try (SparkSession spark = session(cores)) {
      long keys = Math.max(1, rows / ROWS_PER_KEY);
      bench.run(new AsOfData(spark, rows, keys, nights, false, place.seed()), "even");
      bench.run(new AsOfData(spark, rows, keys, nights, true, place.seed()), "one of 90 %");
    }
    report(
        new AsOfRecord(
            1,
            BenchReport.command(spec),
            CodeVersion.current(),
            machine,
            settings(cores),
            bench.times()));
    return 0;
  }

  private static SparkSession session(int cores) {
    return SparkSession.builder()
        .master("local[" + cores + "]")
        .appName("nightjar bench asof")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", true)
        .config("spark.sql.shuffle.partitions", 2L * cores)
        .getOrCreate();
  }

  private Map<String, Object> settings(int cores) {
    return rounds.with(
        Map.of(
            "rows",
            rows,
            "rows-per-key",
            ROWS_PER_KEY,
            "nights",
            nights,
            "seed",
            place.seed(),
            "threads",
            cores));
  }

  private void report(AsOfRecord record) {
    long marked = record.times().stream().filter(AsOfTime::marked).count();
    BenchReport.of("asof", record.command(), record.machine())
        .say(
            " Medians [quartiles] of %d rounds; the other sides as multiples of the slot join in"
                + " the same round. All answers equal.%n%n",
            rounds.measured())
        .lines(new AsOfMarkdown(record.times()).lines())
        .disturbed(marked, record.times().size(), "joins")
        .publish(terminal, place, record);
  }
}
