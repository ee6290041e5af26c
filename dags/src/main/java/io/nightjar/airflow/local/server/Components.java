package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.install.Python;
import io.nightjar.airflow.local.process.Crew;
import io.nightjar.airflow.local.process.Daemon;
import io.nightjar.airflow.local.process.Ending;
import io.nightjar.airflow.local.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Airflow's processes: which live, how they are started and ended. */
final class Components {
  private static final Duration GRACE = Duration.ofSeconds(6);
  private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(5);
  private static final String MIGRATION = "migration";
  private static final long LARGEST_LOG = 16L << 20;

  private final Home home;
  private final Crew crew;

  Components(Home home, Crew crew) {
    this.home = home;
    this.crew = crew;
  }

  /** Those whose first process lives. */
  Set<Component> alive() {
    return Arrays.stream(Component.values())
        .filter(component -> crew.head(component.title()).isPresent())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Component.class)));
  }

  /**
   * Ends what lives on of components that do not, but for tasks, which go on. Workers of a dead
   * scheduler that have no task would wait for one for ever.
   */
  void endLeftovers() {
    Set<Component> alive = alive();
    Set<String> kept =
        Arrays.stream(Component.values())
            .filter(component -> component.leavesWork() || alive.contains(component))
            .map(Component::title)
            .collect(Collectors.toSet());
    end(title -> !kept.contains(title));
    Arrays.stream(Component.values())
        .filter(component -> component.leavesWork() && !alive.contains(component))
        .forEach(
            component -> new Ending(() -> crew.stranded(component.title())).within(Duration.ZERO));
  }

  /** Ends all of Airflow, tasks included; returns how many processes that were. */
  int endAll() {
    return end(title -> true);
  }

  private int end(Predicate<String> wanted) {
    Predicate<String> airflow = title -> !title.equals(PostgresDatabase.NAME);
    return new Ending(() -> crew.members(airflow.and(wanted))).within(GRACE);
  }

  /** Brings the tables of Airflow's database to its version. */
  void migrate(Path python, Map<String, String> inherited) {
    new Tool(
            "prepare Airflow's database",
            airflow(python, List.of("db", "migrate")),
            environment(inherited, MIGRATION),
            freshLog(MIGRATION))
        .run(LONGEST_MIGRATION);
  }

  Process start(Component component, Path python, Map<String, String> inherited) {
    return new Daemon(
            component.title(),
            airflow(python, component.arguments()),
            environment(inherited, component.title()),
            home.folder(),
            freshLog(component.title()),
            crew.pidFile(component.title()))
        .start();
  }

  private static List<String> airflow(Path python, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(python.toString(), "-m", "airflow"));
    command.addAll(arguments);
    return command;
  }

  private Map<String, String> environment(Map<String, String> inherited, String title) {
    Map<String, String> mine = Python.withoutPythonVariables(new HashMap<>(inherited));
    mine.put("AIRFLOW_HOME", home.airflow().toString());
    mine.put("NIGHTJAR_PLANS", home.plans().toString());
    mine.put("PYTHONUNBUFFERED", "1");
    mine.put("SCARF_ANALYTICS", "false");
    mine.put("DO_NOT_TRACK", "true");
    mine.put("SPT_NOENV", "1"); // setproctitle, hands off the environment: the mark stands there
    mine.putAll(crew.mark(title));
    return mine;
  }

  /** A log that has grown large is put aside; of those put aside one is kept. */
  private Path freshLog(String title) {
    Path log = home.log(title);
    try {
      if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
        Files.move(log, home.log(title + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
      return log;
    } catch (IOException e) {
      throw LocalErrors.files("put aside " + log, e);
    }
  }
}
