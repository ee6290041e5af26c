package io.nightjar.cli.bench.night;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.bench.measure.BenchRounds;
import io.nightjar.cli.bench.measure.Machine;
import io.nightjar.cli.bench.report.BenchReport;
import io.nightjar.cli.bench.worker.BenchOptions;
import io.nightjar.cli.bench.worker.BenchSettings;
import io.nightjar.cli.bench.worker.ScaledLake;
import io.nightjar.core.run.CodeVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar bench night}: times the stages of a night on generated data. */
@Command(
    name = "night",
    description = {
      "Times the stages of warm and cold nights on generated data at several scales,",
      "and what an empty night spends its start-up on. Takes some minutes."
    },
    mixinStandardHelpOptions = true)
public final class BenchNightCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Mixin private BenchOptions options = new BenchOptions();

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Option(
      names = "--scales",
      split = ",",
      paramLabel = "K",
      description = "multiples (default: ${DEFAULT-VALUE})",
      defaultValue = "1,2,4")
  private List<Integer> scales;

  @Option(
      names = "--cold",
      paramLabel = "N",
      description = "measured cold nights (default: ${DEFAULT-VALUE})")
  private int cold = 3;

  /** Speaks to that terminal. */
  public BenchNightCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BenchSettings settings = options.settings(scales, rounds.measured(), cold, rounds.warmUp());
    Machine machine = Machine.current();
    List<ScaledLake> lakes =
        settings.scales().stream().map(scale -> new ScaledLake(scale, settings)).toList();
    NightBench bench = new NightBench(settings, terminal.err());
    bench.run(lakes, new ScaledLake(0, settings));
    NightFigures figures = new NightFigures(bench.nights());
    NightRecord record =
        new NightRecord(
            1,
            BenchReport.command(spec),
            CodeVersion.current(),
            machine,
            settings.described(),
            digests(lakes),
            bench.memory(),
            bench.nights(),
            figures.isNoisy());
    report(
        record, new NightMarkdown(settings.scales(), figures, bench.memory()), bench.emptyWall());
    return 0;
  }

  private void report(NightRecord record, NightMarkdown tables, List<Long> emptyWall) {
    BenchReport report =
        BenchReport.of("night", record.command(), record.machine())
            .say(" Medians [min–max]; every process with a heap of %s.%n%n", options.heap())
            .lines(tables.nights())
            .say("%n")
            .lines(tables.startUp(emptyWall));
    if (record.noisy()) {
      report.say("%nOthers kept this machine busy meanwhile: read the ratios, not the seconds.%n");
    }
    report.publish(terminal, options.place(), record);
  }

  private static Map<Integer, String> digests(List<ScaledLake> lakes) {
    Map<Integer, String> digests = new LinkedHashMap<>();
    lakes.forEach(lake -> digests.put(lake.scale(), lake.digest()));
    return digests;
  }
}
