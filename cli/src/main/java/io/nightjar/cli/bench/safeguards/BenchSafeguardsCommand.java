package io.nightjar.cli.bench.safeguards;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.BenchRounds;
import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.report.BenchReport;
import io.nightjar.cli.bench.worker.BenchOptions;
import io.nightjar.cli.bench.worker.BenchSettings;
import io.nightjar.cli.bench.worker.ScaledLake;
import io.nightjar.core.run.CodeVersion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nightjar bench safeguards}: what it costs that nothing gets lost. */
@Command(
    name = "safeguards",
    description = {
      "Runs the same warm nights with and without each safeguard, on copies of one lake, and",
      "compares them round by round. Takes about ten minutes. Only this command can do without",
      "safeguards, and only on its own lakes."
    },
    mixinStandardHelpOptions = true)
public final class BenchSafeguardsCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private BenchOptions options = new BenchOptions();

  @Mixin private BenchRounds rounds = new BenchRounds();

  /** Speaks to that terminal. */
  public BenchSafeguardsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BenchSettings settings = options.settings(List.of(1), rounds.measured(), 0, rounds.warmUp());
    Machine machine = Machine.current();
    ScaledLake lake = new ScaledLake(1, settings);
    SafeguardBench bench = new SafeguardBench(settings, terminal.err());
    bench.run(lake);
    report(
        new SafeguardRecord(
            1,
            BenchReport.command(spec),
            CodeVersion.current(),
            machine,
            settings.described(),
            lake.digest(),
            bench.nights()));
    return 0;
  }

  private void report(SafeguardRecord record) {
    long marked = record.nights().stream().filter(VariantNight::marked).count();
    BenchReport.of("safeguards", record.command(), record.machine())
        .say(
            " Medians [quartiles] of %d rounds; below the first line ratios to a night of the same"
                + " round with everything on; ≈ where 1 lies between the quartiles, so that this"
                + " run can tell no difference.%n%n",
            rounds.measured())
        .lines(new SafeguardMarkdown(record.nights()).lines())
        .disturbed(marked, record.nights().size(), "nights")
        .publish(terminal, options.place(), record);
  }
}
