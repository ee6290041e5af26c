package io.nightjar.cli.demo;

import io.nightjar.cli.Terminal;
import io.nightjar.cli.generate.FlightFiles;
import io.nightjar.cli.generate.FlightsGenerator;
import io.nightjar.cli.generate.GeneratorSettings;
import io.nightjar.cli.generate.Plants;
import io.nightjar.cli.generate.TruthFile;
import io.nightjar.cli.night.ProgressLines;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.job.LakeSession;
import io.nightjar.core.pipeline.plan.Plan;
import io.nightjar.core.pipeline.project.Project;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar demo}: months of generated flights, night by night, told as a story. */
@Command(
    name = "demo",
    description = {
      "Generates some months of flights, loads them, trains, runs five nights, and tells the"
          + " story.",
      "One night is stopped by a check and repaired, one file comes late. Needs no network."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  /** Seventy days of a small airport: trees of the usual size learn the noise of so few rows. */
  private static final List<String> SMALL_TREES =
      List.of(
          "training.parameters.num_leaves=7",
          "training.parameters.learning_rate=0.05",
          "training.parameters.min_data_in_leaf=50");

  private static final LocalDate START = LocalDate.of(2013, 1, 1);

  private final Terminal terminal;

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "folder with conf/ (default: this folder, one above, or that of nightjar)")
  private Path project;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "folder of the demo's files and lake (default: .nightjar/demo in the project)")
  private Path dir;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "days to generate, from 2013-01-01 (default: ${DEFAULT-VALUE})")
  private int days = 70;

  @Option(
      names = "--flights-per-day",
      paramLabel = "N",
      description = "length of the timetable (default: ${DEFAULT-VALUE})")
  private int flightsPerDay = 150;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of all chance (default: ${DEFAULT-VALUE})")
  private long seed = 7;

  @Option(
      names = "--keep",
      description = "keep what an earlier demo left; what it has done is found done")
  private boolean keep;

  /** Creates the command. */
  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DemoCalendar calendar = new DemoCalendar(START, days);
    DemoFolder folder = DemoFolder.claim(folder(), keep);
    Project opened = Project.open(options(folder));
    Plan plan = opened.plan("flights");
    FlightsGenerator generated = generate(calendar);
    TruthFile.write(folder.truth(), generated.days());
    FlightFiles files = new FlightFiles(folder.landing());
    files.deliverLists(generated);
    try (LakeSession session = LakeSession.open(opened.environment())) {
      Engine engine = new LakeEngine(session, plan, new ProgressLines(terminal));
      Story story = new Story(terminal.out());
      tell(new Scene(story, calendar, generated.days(), files, engine), folder);
    }
    return 0;
  }

  private void tell(Scene scene, DemoFolder folder) {
    HistoryChapters history = new HistoryChapters(scene);
    history.data(seed);
    history.past();
    history.learning();
    NightChapters nights = new NightChapters(scene);
    nights.ordinary();
    nights.incomplete();
    nights.broken();
    nights.lateFile();
    nights.last();
    Ending ending = new Ending(scene, folder);
    ending.outcome();
    ending.whereToLook();
  }

  private FlightsGenerator generate(DemoCalendar calendar) {
    Plants plants = Plants.everything(START, days, calendar.incomplete());
    return new FlightsGenerator(new GeneratorSettings(seed, START, days, flightsPerDay, plants));
  }

  private Path folder() {
    return dir == null ? Project.open(here()).root().resolve(".nightjar").resolve("demo") : dir;
  }

  private ProjectOptions here() {
    Optional<String> none = Optional.empty();
    return new ProjectOptions(Optional.ofNullable(project), none, none, none, List.of());
  }

  private ProjectOptions options(DemoFolder folder) {
    return new ProjectOptions(
        Optional.ofNullable(project),
        Optional.of("local"),
        Optional.of(folder.lake().toString()),
        Optional.of(folder.landing().toString()),
        Stream.concat(FlightFiles.DAILY.stream(), SMALL_TREES.stream()).toList());
  }
}
