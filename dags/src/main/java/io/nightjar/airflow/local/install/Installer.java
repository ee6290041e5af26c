package io.nightjar.airflow.local.install;

import io.nightjar.airflow.local.error.LocalAirflowException;
import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.PrivateFiles;
import io.nightjar.airflow.local.process.Tool;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Installs into a folder. Each virtual environment is made where it will be used, in a folder of
 * its own; the one that counts is named by the installation's file, written last. So an installing
 * that was cut short leaves the old installation as it was.
 */
public final class Installer {
  private static final Duration LONGEST = Duration.ofMinutes(30);
  private static final String WRONG_HASH = "DO NOT MATCH THE HASHES";

  private final Path folder;
  private final Map<String, String> environment;
  private final Consumer<String> progress;

  /**
   * An installer.
   *
   * @param folder where to
   * @param environment variables for pip, such as its index or proxy
   * @param progress is told each step
   */
  public Installer(Path folder, Map<String, String> environment, Consumer<String> progress) {
    this.folder = folder;
    this.environment = environment;
    this.progress = progress;
  }

  /** Makes what is not there, or is of other requirements; what was there before goes. */
  public Installation install(Requirements requirements, Optional<String> python) {
    PrivateFiles.folder(folder);
    Path venvs = PrivateFiles.folder(folder.resolve("venvs"));
    Optional<Path> database = Postgres.unpackBelow(PrivateFiles.folder(folder.resolve("postgres")));
    Path venv = venvs.resolve(requirements.digest());
    Python found = Python.find(python);
    makeEnvironment(venv, requirements, found);
    Installation made = new Installation(requirements.digest(), found.version(), venv, database);
    made.write(folder);
    PrivateFiles.remove(folder.resolve("venv"));
    link(venv);
    removeOthers(venvs, venv);
    return made;
  }

  private void makeEnvironment(Path venv, Requirements requirements, Python python) {
    Installation.forget(folder, venv);
    PrivateFiles.remove(venv);
    Path log = PrivateFiles.folder(folder.resolve("logs")).resolve("install.log");
    PrivateFiles.remove(log);
    progress.accept("Making a virtual environment with Python " + python.version());
    tool("make a virtual environment", List.of(python.command(), "-m", "venv", venv + ""), log)
        .run(LONGEST);
    progress.accept("Installing what stands in " + requirements.file());
    Tool pip = tool("install Airflow", pip(venv, requirements.file()), log);
    try {
      pip.run(LONGEST);
    } catch (LocalAirflowException e) {
      throw mentions(log, WRONG_HASH) ? LocalErrors.hashesDiffer(requirements.file(), log) : e;
    }
  }

  /** Wheels only: building a package would run code that has no hash. */
  private static List<String> pip(Path venv, Path requirements) {
    return List.of(
        venv.resolve("bin/python").toString(),
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--require-hashes",
        "--only-binary=:all:",
        "--compile",
        "--no-input",
        "--disable-pip-version-check",
        "--progress-bar=off",
        "--requirement=" + requirements);
  }

  private Tool tool(String what, List<String> command, Path log) {
    return new Tool(what, command, environment, log);
  }

  /** A name that stays, for people. */
  private void link(Path venv) {
    try {
      Files.createSymbolicLink(folder.resolve("venv"), folder.relativize(venv));
    } catch (IOException e) {
      throw LocalErrors.files("link " + folder.resolve("venv"), e);
    }
  }

  private static void removeOthers(Path venvs, Path venv) {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(venvs)) {
      for (Path each : all) {
        if (!each.equals(venv)) {
          PrivateFiles.remove(each);
        }
      }
    } catch (IOException e) {
      throw LocalErrors.files("clear " + venvs, e);
    }
  }

  private static boolean mentions(Path log, String words) {
    try {
      return Files.readString(log).contains(words);
    } catch (IOException e) {
      return false;
    }
  }
}
