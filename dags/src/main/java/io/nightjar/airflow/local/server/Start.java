package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalAirflowException;
import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.Place;
import io.nightjar.airflow.local.file.PrivateFiles;
import io.nightjar.airflow.local.install.Installation;
import io.nightjar.airflow.local.install.Postgres;
import io.nightjar.airflow.local.process.Crew;
import io.nightjar.airflow.local.process.Footprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Starts what does not run. What a start before has left, whole, half or dead, is found among the
 * processes; what of it lives is kept.
 */
public final class Start {
  private final Home home;
  private final Installation installation;
  private final Path dags;
  private final Map<String, String> environment;
  private final StartOptions options;
  private final Consumer<String> progress;
  private final Crew crew;
  private final Components components;
  private final long began = System.nanoTime();
  private final Instant beganAt = Instant.now();

  /** A start of one installation. */
  public Start(Place place, Installation installation, StartOptions options, Consumer<String> say) {
    this.home = place.home().make();
    this.installation = installation;
    this.dags = place.dags();
    this.environment = new HashMap<>(place.environment());
    this.options = options;
    this.progress = say;
    this.crew = Crews.of(home);
    this.components = new Components(home, crew);
  }

  /** Starts, waits until all are healthy, and says how it went. Ends what it began if it fails. */
  public StartReport run() {
    components.endLeftovers();
    Set<Component> alive = components.alive();
    try {
      return start(alive);
    } catch (LocalAirflowException e) {
      if (alive.isEmpty()) {
        new Stop(home).run();
      }
      throw e;
    }
  }

  private StartReport start(Set<Component> before) {
    Secrets secrets = Secrets.of(home);
    Database database = database(secrets);
    boolean wasDatabaseUp = database.isUp();
    Instance instance = new Choice(home, options).instance(before, wasDatabaseUp);
    Set<Component> alive = before;
    if (!before.isEmpty() && !Instance.find(home).equals(Optional.of(instance))) {
      progress.accept("Restarting all components, because addresses have changed");
      components.endAll();
      alive = Set.of();
    }
    boolean wasUp = alive.size() == Component.values().length && wasDatabaseUp;
    if (!wasUp) {
      instance.write(home);
      writeSettings(instance, database, secrets);
      prepare(database, instance);
    }
    Server server = Server.of(instance.url(), Users.ensure(home));
    server.write(home);
    new HealthWatch(home, server, beganAt, !wasDatabaseUp)
        .await(options.timeout(), this::startMissing);
    new SparkPool(server.client()).ensure(options.slots());
    return new StartReport(
        wasUp,
        instance.url(),
        Duration.ofNanos(System.nanoTime() - began),
        Footprint.memoryKib(crew.members().keySet()),
        home.passwords());
  }

  private Database database(Secrets secrets) {
    return options.sqlite()
        ? new SqliteDatabase(home.sqlite())
        : new PostgresDatabase(home, crew, programs(), environment, secrets);
  }

  private Path programs() {
    return options
        .postgres()
        .or(installation::database)
        .orElseThrow(() -> LocalErrors.noDatabaseFor(Postgres.architecture()));
  }

  private void writeSettings(Instance instance, Database database, Secrets secrets) {
    AirflowCfg config =
        new AirflowCfg()
            .server(instance.port())
            .database(database.url(instance.databasePort()))
            .secrets(secrets)
            .folders(home, dags)
            .preset("core.dags_are_paused_at_creation", options.paused() ? "True" : "False");
    config.write(home.config());
    config.cleanse(environment);
  }

  private void prepare(Database database, Instance instance) {
    if (!database.isUp()) {
      progress.accept("Starting " + instance.database());
      database.start(instance.databasePort());
    }
    Path mark = PrivateFiles.folder(database.folder()).resolve("nightjar.migrated");
    if (!isMarked(mark)) {
      progress.accept("Preparing Airflow's tables");
      components.migrate(installation.pythonProgram(), environment);
      PrivateFiles.write(mark, installation.requirements());
    }
  }

  private boolean isMarked(Path mark) {
    try {
      return Files.readString(mark).equals(installation.requirements());
    } catch (IOException e) {
      return false;
    }
  }

  private Map<Component, Process> startMissing(Set<Component> begun) {
    Set<Component> alive = components.alive();
    Map<Component, Process> started = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      if (!alive.contains(component) && !begun.contains(component)) {
        progress.accept("Starting " + component.title());
        started.put(
            component, components.start(component, installation.pythonProgram(), environment));
      }
    }
    return started;
  }
}
