package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Home;
import io.nightjar.airflow.local.file.PrivateFiles;
import io.nightjar.airflow.local.process.Crew;
import io.nightjar.airflow.local.process.Daemon;
import io.nightjar.airflow.local.process.Ending;
import io.nightjar.airflow.local.process.LogTail;
import io.nightjar.airflow.local.process.Pause;
import io.nightjar.airflow.local.process.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A PostgreSQL of its own: loopback only, with a password, its data kept. Whoever writes it runs
 * code as Airflow.
 */
final class PostgresDatabase implements Database {
  static final String NAME = "postgresql";

  private static final Duration LONGEST_START = Duration.ofMinutes(2);
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final String READY = "ready";
  private static final int STATE_LINE = 7;

  private final Home home;
  private final Crew crew;
  private final PostgresCluster cluster;
  private final PostgresPrograms programs;
  private final Map<String, String> environment;
  private final Secrets secrets;

  PostgresDatabase(
      Home home, Crew crew, Path programs, Map<String, String> environment, Secrets secrets) {
    this.home = home;
    this.crew = crew;
    this.environment = new HashMap<>(environment);
    this.environment.put("LC_ALL", "C");
    this.environment.putAll(crew.mark(NAME));
    this.programs = new PostgresPrograms(programs, this.environment, home.log(NAME));
    this.cluster = new PostgresCluster(home.postgres(), this.programs, secrets);
    this.secrets = secrets;
  }

  @Override
  public boolean isUp() {
    return crew.head(NAME).isPresent() && state().startsWith(READY);
  }

  @Override
  public void start(int port) {
    new Ending(() -> crew.members(NAME)).within(GRACE); // what is left of one that was killed
    programs.check();
    // It would not start if the pid in it is of anybody who lives; none of its processes does.
    PrivateFiles.remove(lockFile());
    cluster.make();
    Process process =
        new Daemon(NAME, server(port), environment, home.folder(), home.log(NAME), pidFile())
            .start();
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    while (!isUp()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw LocalErrors.ended(NAME, new LogTail(home.log(NAME)).lastWords(), home.log(NAME));
      }
      Pause.of(LOOK_AGAIN);
    }
  }

  /** Told so, it hangs up on its clients, writes what is to be written, and ends. */
  @Override
  public void stop() {
    stop(home, crew);
  }

  /** The same without its programs. */
  static void stop(Home home, Crew crew) {
    crew.head(NAME)
        .ifPresent(
            pid -> {
              List<String> tell = List.of("sh", "-c", "kill -INT \"$0\"", pid.toString());
              new Tool("stop PostgreSQL", tell, Map.of(), home.log(NAME))
                  .exitCode("", LONGEST_START);
              await(crew, pid);
            });
    new Ending(() -> crew.members(NAME)).within(Duration.ZERO);
  }

  private static void await(Crew crew, long pid) {
    long deadline = System.nanoTime() + GRACE.toNanos();
    while (crew.members(NAME).contains(pid) && System.nanoTime() < deadline) {
      Pause.of(LOOK_AGAIN);
    }
  }

  @Override
  public String url(int port) {
    return "postgresql+psycopg2://%s:%s@127.0.0.1:%d/%s"
        .formatted(
            PostgresCluster.USER, secrets.databasePassword(), port, PostgresCluster.DATABASE);
  }

  @Override
  public Path folder() {
    return home.postgres();
  }

  private List<String> server(int port) {
    return programs.command(
        "postgres",
        "-D",
        home.postgres().toString(),
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "port=" + port);
  }

  private String state() {
    try {
      List<String> lines = Files.readAllLines(lockFile());
      return lines.size() > STATE_LINE ? lines.get(STATE_LINE) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private Path lockFile() {
    return home.postgres().resolve("postmaster.pid");
  }

  private Path pidFile() {
    return crew.pidFile(NAME);
  }
}
