package io.nightjar.cli.bench;

import io.nightjar.cli.Terminal;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.pipeline.Project;
import io.nightjar.core.run.CodeVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
final class BenchNightCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "folder with conf/ (default: this folder, one above, or that of nightjar)")
  private Path project;

  @Option(
      names = "--scales",
      split = ",",
      paramLabel = "K",
      description = "multiples (default: ${DEFAULT-VALUE})",
      defaultValue = "1,2,4")
  private List<Integer> scales;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "measured warm nights (default: ${DEFAULT-VALUE})")
  private int rounds = 5;

  @Option(
      names = "--cold",
      paramLabel = "N",
      description = "measured cold nights (default: ${DEFAULT-VALUE})")
  private int cold = 3;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description = "nights before the first measured one (default: ${DEFAULT-VALUE})")
  private int warmUp = 3;

  @Option(
      names = "--flights-per-day",
      paramLabel = "N",
      description = "timetable at 1× (default: ${DEFAULT-VALUE})")
  private int flightsPerDay = 1000;

  @Option(
      names = "--history",
      paramLabel = "NIGHTS",
      description = "loaded before (default: ${DEFAULT-VALUE})")
  private int history = 40;

  @Option(
      names = "--heap",
      paramLabel = "SIZE",
      description = "of each process (default: ${DEFAULT-VALUE})")
  private String heap = "2g";

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the data (default: ${DEFAULT-VALUE})")
  private long seed = 7;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "for data and lakes (default: .nightjar/bench in the project)")
  private Path dir;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "for night.json and night.md (default: --dir)")
  private Path out;

  BenchNightCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    BenchSettings settings = settings();
    Machine machine = Machine.current();
    List<ScaledLake> lakes =
        settings.scales().stream().map(scale -> new ScaledLake(scale, settings)).toList();
    NightBench bench = new NightBench(settings, terminal.err());
    bench.run(lakes, new ScaledLake(0, settings));
    NightFigures figures = new NightFigures(bench.nights());
    BenchRecord record =
        new BenchRecord(
            1,
            "nightjar "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs()),
            CodeVersion.current(),
            machine,
            described(settings),
            digests(lakes),
            bench.memory(),
            bench.nights(),
            figures.isNoisy());
    report(
        record, new NightMarkdown(settings.scales(), figures, bench.memory()), bench.emptyWall());
    return 0;
  }

  private void report(BenchRecord record, NightMarkdown tables, List<Long> emptyWall) {
    StringBuilder text = new StringBuilder();
    Machine machine = record.machine();
    text.append(
        "`%s` on %s, %d cores, %d GiB, JDK %s; medians [min–max]; every process with a heap of %s.%n%n"
            .formatted(
                record.command(),
                machine.cpu(),
                machine.cores(),
                machine.memoryGib(),
                machine.jdk(),
                heap));
    tables.nights().forEach(line -> text.append(line).append('\n'));
    text.append('\n');
    tables.startUp(emptyWall).forEach(line -> text.append(line).append('\n'));
    if (record.noisy()) {
      text.append("\nOthers kept this machine busy meanwhile: read the ratios, not the seconds.\n");
    }
    terminal.out().print(text);
    terminal.out().flush();
    save("night.json", BenchJson.pretty(record));
    save("night.md", text.toString());
  }

  private void save(String name, String text) {
    Path file = (out == null ? folder() : out).resolve(name);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CoreErrors.storageFailed("write", file.toString(), e);
    }
  }

  private Path folder() {
    Optional<String> none = Optional.empty();
    return dir == null
        ? Project.open(
                new ProjectOptions(Optional.ofNullable(project), none, none, none, List.of()))
            .root()
            .resolve(Path.of(".nightjar", "bench"))
        : dir;
  }

  private BenchSettings settings() {
    List<String> args = project == null ? List.of() : List.of("--project", project.toString());
    return new BenchSettings(
        scales,
        rounds,
        cold,
        warmUp,
        flightsPerDay,
        history,
        heap,
        seed,
        BenchFolder.claim(folder()),
        args);
  }

  private static Map<String, Object> described(BenchSettings settings) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("scales", settings.scales());
    described.put("rounds", settings.rounds());
    described.put("cold", settings.cold());
    described.put("warm-up", settings.warmUp());
    described.put("flights-per-day", settings.flightsPerDay());
    described.put("history-nights", settings.historyNights());
    described.put("heap", settings.heap());
    described.put("seed", settings.seed());
    return described;
  }

  private static Map<Integer, String> digests(List<ScaledLake> lakes) {
    Map<Integer, String> digests = new LinkedHashMap<>();
    lakes.forEach(lake -> digests.put(lake.scale(), lake.digest()));
    return digests;
  }
}
