package io.nightjar.cli.bench.year;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.measure.Spread;
import io.nightjar.cli.bench.report.BenchReport;
import io.nightjar.cli.bench.worker.BenchOptions;
import io.nightjar.cli.bench.worker.BenchSettings;
import io.nightjar.cli.bench.worker.FileCounts;
import io.nightjar.cli.bench.worker.NightTime;
import io.nightjar.cli.bench.worker.NightWorker;
import io.nightjar.cli.bench.worker.ScaledLake;
import io.nightjar.cli.bench.worker.WorkerProcess;
import io.nightjar.core.run.CodeVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar bench year}: whether the last night of a year takes longer than the first. */
@Command(
    name = "year",
    description = {
      "Runs many small nights one after the other in one process, and compares the last of them",
      "with the first: time of a night, and files of each table. Takes as long as that many warm"
          + " nights: hours for a year."
    },
    mixinStandardHelpOptions = true)
public final class BenchYearCommand implements Callable<Integer> {
  private static final int SOME = 30;
  private static final int WARM_UP = 5;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(
      names = "--nights",
      paramLabel = "N",
      description = "how many, at least 60 (default: ${DEFAULT-VALUE})")
  private int nights = 365;

  /** Speaks to that terminal. */
  public BenchYearCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    int measured = Math.max(nights, 2 * SOME);
    BenchSettings settings = options.settings(List.of(0), measured, 0, WARM_UP);
    Machine machine = Machine.current();
    ScaledLake lake = new ScaledLake(0, settings);
    List<Long> times = new ArrayList<>();
    FileCounts files;
    try (WorkerProcess worker = lake.start()) {
      worker.run(NightWorker.BOOTSTRAP, lake.history().toString());
      for (int night = 1 - WARM_UP; night <= measured; night++) {
        long nanos = night(worker, lake.nextNight());
        if (night > 0) {
          times.add(nanos);
        }
      }
      files = worker.files();
    }
    report(
        new YearRecord(
            1,
            BenchReport.command(spec),
            CodeVersion.current(),
            machine,
            settings.described(),
            times,
            files.files()));
    return 0;
  }

  private long night(WorkerProcess worker, LocalDate date) {
    NightTime time = worker.run(NightWorker.NIGHT, date.toString());
    terminal.err().println("bench: night %s took %.1f s".formatted(date, time.nanos() / 1e9));
    terminal.err().flush();
    return time.nanos();
  }

  private void report(YearRecord record) {
    int size = record.nights().size();
    BenchReport report =
        BenchReport.of("year", record.command(), record.machine())
            .say("%n%n| | seconds |%n|---|---:|%n")
            .say("%s", line("first " + SOME + " nights", record.nights().subList(0, SOME)))
            .say("%s", line("last " + SOME + " nights", record.nights().subList(size - SOME, size)))
            .say("%nLast ÷ first: %.2f, after %d nights.%n%n", record.growth(SOME), size)
            .say("| table | files |%n|---|---:|%n");
    record.files().forEach((table, files) -> report.say("| %s | %d |%n", table, files));
    report.publish(terminal, options.place(), record);
  }

  private static String line(String what, List<Long> nights) {
    Spread spread = Spread.of(YearRecord.doubles(nights));
    return String.format(
        Locale.ROOT,
        "| %s | %.2f [%.2f–%.2f] |%n",
        what,
        spread.median() / 1e9,
        spread.q1() / 1e9,
        spread.q3() / 1e9);
  }
}
