package io.nightjar.cli.airflow;

import io.nightjar.airflow.local.LocalAirflow;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.Place;
import io.nightjar.cli.Terminal;
import io.nightjar.core.config.ProjectOptions;
import io.nightjar.core.config.Variables;
import io.nightjar.core.pipeline.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which Airflow: each project has one of its own. */
final class PlaceOptions {
  private static final String HOME = ".nightjar/airflow";
  private static final String DAGS = "dags/nightjar_dags.py";
  private static final String SPARK = "cli/target/spark";
  private static final String REQUIREMENTS = "dags/requirements-airflow.txt";

  @Option(
      names = "--project",
      paramLabel = "DIR",
      description = "folder with conf/ (NIGHTJAR_PROJECT; default: this one, or one above)")
  private Path project;

  @Option(
      names = "--installation",
      paramLabel = "DIR",
      description =
          "where the programs are, to share them among projects (default: with the project)")
  private Path installation;

  /** The Airflow of the project; its steps are told to the terminal. */
  LocalAirflow airflow(Terminal terminal) {
    Path root = root();
    Home home = new Home(root.resolve(HOME));
    Path programs = Optional.ofNullable(installation).orElse(home.folder());
    Path dags = own(root, DAGS).getParent();
    return new LocalAirflow(
        new Place(home, programs, dags, own(root, REQUIREMENTS), environment()),
        step -> terminal.err().println(step));
  }

  /** Without the Spark that the launcher linked: that of a task finds it anew after each build. */
  private static Map<String, String> environment() {
    Map<String, String> mine = new HashMap<>(new ProcessBuilder().environment());
    launcherHome().ifPresent(home -> mine.remove("SPARK_HOME", home.resolve(SPARK).toString()));
    return mine;
  }

  private Path root() {
    return project().root();
  }

  /** The project, in the environment that the variables of this process name. */
  Project project() {
    return Project.open(
        new ProjectOptions(
            Optional.ofNullable(project),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()));
  }

  /** The project's own file, or that of Nightjar. */
  private static Path own(Path root, String file) {
    Path mine = root.resolve(file);
    return Files.exists(mine) ? mine : launcherHome().map(home -> home.resolve(file)).orElse(mine);
  }

  private static Optional<Path> launcherHome() {
    return Variables.ofProcess().find("NIGHTJAR_HOME").map(Path::of);
  }
}
