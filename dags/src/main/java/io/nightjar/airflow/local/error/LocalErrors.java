package io.nightjar.airflow.local.error;

import io.nightjar.airflow.local.error.LocalAirflowException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Makes every failure of a local Airflow, so that all of them read alike. */
public final class LocalErrors {
  private LocalErrors() {}

  /** Not a Linux. */
  public static LocalAirflowException systemUnfit() {
    return setup(
        "A local Airflow needs Linux (its /proc tells which processes belong to it), and this"
            + " system has none. Use Linux, WSL 2 or a container, or an Airflow elsewhere.");
  }

  /** No Python that Airflow runs on. */
  public static LocalAirflowException pythonMissing(String least, Collection<String> seen) {
    return setup(
        "Airflow needs Python %s or newer with its modules venv and ensurepip, found: %s. Install it (on Debian: apt install python3-venv), or name one with --python."
            .formatted(least, seen.isEmpty() ? "none" : String.join(", ", seen)));
  }

  /** No file that says what to install. */
  public static LocalAirflowException requirementsMissing(Path file) {
    return setup(
        "There is no %s, the frozen list of what to install. Restore it from the repository."
            .formatted(file));
  }

  /** No program for this kind of machine. */
  public static LocalAirflowException noDatabaseFor(String architecture) {
    return setup(
        "No PostgreSQL comes along for %s machines. Install PostgreSQL 14 to 18 and name the folder of its programs with --postgres DIR, or start with --sqlite."
            .formatted(architecture));
  }

  /** A folder that was named as PostgreSQL's is not. */
  public static LocalAirflowException databaseProgramsMissing(Path folder, String program) {
    return setup(
        "There is no program %s in %s. Name the folder of PostgreSQL's programs with --postgres, for instance /usr/lib/postgresql/16/bin."
            .formatted(program, folder));
  }

  /** PostgreSQL does not run as root, and there is no way around it here. */
  public static LocalAirflowException rootRefused(String why) {
    return setup(
        "PostgreSQL does not run as root, and this system has no user namespaces to run it in (%s). Run this as another user, or start with --sqlite."
            .formatted(why));
  }

  /** Nothing to start. */
  public static LocalAirflowException notInstalled(Path folder) {
    return setup(
        "Airflow is not installed in %s. Run first: nightjar airflow install".formatted(folder));
  }

  /** Something else is installed than the project asks for. */
  public static LocalAirflowException outdated(Path requirements) {
    return setup(
        "The installed Airflow is not that of %s, which has changed. Run: nightjar airflow install"
            .formatted(requirements));
  }

  /** No DAG folder. */
  public static LocalAirflowException dagsMissing(Path folder) {
    return setup("There is no folder %s, so Airflow would have no DAGs.".formatted(folder));
  }

  /** A port somebody else has. */
  public static LocalAirflowException portTaken(int port) {
    return setup(
        "Port %d of 127.0.0.1 is in use. Choose another one with --port, or leave it out to get a free one."
            .formatted(port));
  }

  /** A command that needs a running Airflow. */
  public static LocalAirflowException notUp(Path folder) {
    return failed("Airflow is not up in %s. Start it: nightjar airflow up".formatted(folder), null);
  }

  /** A command that needs Airflow stopped. */
  public static LocalAirflowException stillUp(Path folder) {
    return setup(
        "Airflow is up in %s and uses what would be replaced. Run first: nightjar airflow down"
            .formatted(folder));
  }

  /** A component that does not exist. */
  public static LocalAirflowException unknownComponent(String name, List<String> known) {
    return setup(
        "There is no component %s; there are: %s.".formatted(name, String.join(", ", known)));
  }

  /** Another command on the same folder. */
  public static LocalAirflowException held(Path folder) {
    return new LocalAirflowException(
        Kind.HELD,
        "Another nightjar airflow command works in %s. Wait for it to end, then repeat this."
            .formatted(folder),
        null);
  }

  /** A program that ended badly. */
  public static LocalAirflowException commandFailed(String what, String why, Path log) {
    return failed("Cannot %s: %s. All of it: %s".formatted(what, why, log), null);
  }

  /** A program that did not start. */
  public static LocalAirflowException notStarted(String what, Throwable cause) {
    return failed("Cannot %s: %s.".formatted(what, reason(cause)), cause);
  }

  /** A package that is not the one that was frozen. */
  public static LocalAirflowException hashesDiffer(Path requirements, Path log) {
    return new LocalAirflowException(
        Kind.INTEGRITY,
        "A package is not the one whose hash stands in %s, so nothing was installed. Find out who changed it; which one it is stands in %s"
            .formatted(requirements, log),
        null);
  }

  /** A component that ended while it should have started. */
  public static LocalAirflowException ended(String component, String lastWords, Path log) {
    return failed(
        "The %s ended while it started: %s. All of it: %s".formatted(component, lastWords, log),
        null);
  }

  /** Not healthy in time. */
  public static LocalAirflowException notHealthy(Duration within, String missing, Path logs) {
    return failed(
        "Airflow was not healthy after %d s (%s). Look into %s; a slow machine needs a longer --timeout."
            .formatted(within.toSeconds(), missing, logs),
        null);
  }

  /** A server that lives but does not do what it should. */
  public static LocalAirflowException refused(Exception cause) {
    return failed(cause.getMessage(), cause);
  }

  /** Processes that even a kill does not end. */
  public static LocalAirflowException immortal(Collection<Long> pids) {
    return failed(
        "Processes %s do not end, even killed: they wait for a disk or a file system. Repeat nightjar airflow down once that answers."
            .formatted(pids),
        null);
  }

  /** Files that cannot be read or written. */
  public static LocalAirflowException files(String what, Throwable cause) {
    return failed(
        "Cannot %s (%s). Check space and permissions.".formatted(what, reason(cause)), cause);
  }

  /** A file of ours that somebody has damaged. */
  public static LocalAirflowException damaged(Path file, String remedy, Throwable cause) {
    return new LocalAirflowException(
        Kind.SETUP, "File %s is damaged. %s".formatted(file, remedy), cause);
  }

  /** The caller was interrupted while it waited. */
  public static LocalAirflowException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return failed("Interrupted; nightjar airflow up goes on from here, down stops it.", cause);
  }

  private static LocalAirflowException setup(String message) {
    return new LocalAirflowException(Kind.SETUP, message, null);
  }

  private static LocalAirflowException failed(String message, Throwable cause) {
    return new LocalAirflowException(Kind.FAILED, message, cause);
  }

  private static String reason(Throwable cause) {
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return cause.getClass().getSimpleName() + message.lines().findFirst().orElse("");
  }
}
