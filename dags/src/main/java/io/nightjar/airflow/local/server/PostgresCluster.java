package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Digest;
import io.nightjar.airflow.local.file.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The data folder of PostgreSQL: made beside its place and moved there when whole. The password of
 * its user follows the kept secrets.
 */
final class PostgresCluster {
  static final String USER = "airflow";
  static final String DATABASE = "airflow";
  private static final String PASSWORD_MARK = "nightjar.password";

  private final Path folder;
  private final PostgresPrograms programs;
  private final Secrets secrets;

  PostgresCluster(Path folder, PostgresPrograms programs, Secrets secrets) {
    this.folder = folder;
    this.programs = programs;
    this.secrets = secrets;
  }

  /** Makes it if it is not there. Nothing may run on it. */
  void make() {
    if (!Files.isDirectory(folder)) {
      Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
      PrivateFiles.remove(fresh);
      initialise(fresh);
      sql(fresh, "CREATE DATABASE " + DATABASE + " OWNER " + USER);
      markPassword(fresh);
      try {
        Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        throw LocalErrors.files("move " + fresh, e);
      }
    }
    if (!isPasswordOurs()) {
      sql(folder, "ALTER ROLE %s PASSWORD '%s'".formatted(USER, secrets.databasePassword()));
      markPassword(folder);
    }
  }

  private void initialise(Path fresh) {
    Path password = folder.resolveSibling(".password");
    PrivateFiles.write(password, secrets.databasePassword());
    try {
      programs.run(
          "make a PostgreSQL database",
          "",
          "initdb",
          "--pgdata=" + fresh,
          "--username=" + USER,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C",
          "--data-checksums",
          "--no-instructions");
    } finally {
      PrivateFiles.remove(password);
    }
  }

  /** Without a server, so nobody else can be connected. */
  private void sql(Path data, String statement) {
    programs.run(
        "prepare the PostgreSQL database",
        statement + "\n",
        "postgres",
        "--single",
        "-D",
        data.toString(),
        "-c",
        "exit_on_error=on",
        "postgres");
  }

  private boolean isPasswordOurs() {
    try {
      return Files.readString(folder.resolve(PASSWORD_MARK)).equals(mark());
    } catch (IOException e) {
      return false;
    }
  }

  private void markPassword(Path data) {
    PrivateFiles.write(data.resolve(PASSWORD_MARK), mark());
  }

  /** Tells passwords apart without telling them. */
  private String mark() {
    return Digest.of(secrets.databasePassword().getBytes(StandardCharsets.UTF_8));
  }
}
