package io.nightjar.airflow.local.install;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.JsonFile;
import io.nightjar.airflow.local.file.PrivateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is installed. Its file is written last, so what it names is whole.
 *
 * @param requirements digest of the requirements it was made from
 * @param python version of the Python
 * @param environment the virtual environment
 * @param database folder of PostgreSQL's programs; absent where none comes along
 */
public record Installation(
    String requirements, String python, Path environment, Optional<Path> database) {

  /** As it stands in the file. */
  record Stored(String requirements, String python, String environment, String database) {}

  /** What is installed in a folder, if its parts are still there. */
  public static Optional<Installation> find(Path folder) {
    return file(folder).find().map(stored -> read(folder, stored)).filter(Installation::isThere);
  }

  /** Takes back what the file says if it names this environment, which is to be made anew. */
  static void forget(Path folder, Path environment) {
    if (find(folder).filter(made -> made.environment().equals(environment)).isPresent()) {
      PrivateFiles.remove(file(folder).path());
    }
  }

  void write(Path folder) {
    String programs = database.map(path -> folder.relativize(path).toString()).orElse("");
    file(folder)
        .write(
            new Stored(requirements, python, folder.relativize(environment).toString(), programs));
  }

  /** The program of the environment's Python. */
  public Path pythonProgram() {
    return environment.resolve("bin/python");
  }

  /** Fails unless it was made from this file. */
  public Installation requireMadeFrom(Requirements wanted) {
    if (!wanted.digest().equals(requirements)) {
      throw LocalErrors.outdated(wanted.file());
    }
    return this;
  }

  private boolean isThere() {
    return Files.isExecutable(pythonProgram()) && database.map(Files::isDirectory).orElse(true);
  }

  private static Installation read(Path folder, Stored stored) {
    return new Installation(
        stored.requirements(),
        stored.python(),
        folder.resolve(stored.environment()),
        Optional.of(stored.database()).filter(name -> !name.isEmpty()).map(folder::resolve));
  }

  private static JsonFile<Stored> file(Path folder) {
    return new JsonFile<>(
        folder.resolve("installation.json"),
        Stored.class,
        "Remove it and run: nightjar airflow install");
  }
}
