package io.nightjar.airflow.local.install;

import java.nio.file.Path;
import java.util.Optional;

/** The PostgreSQL that comes along. */
public final class Postgres {
  private Postgres() {}

  /** Unpacks it below a folder unless it is there; its programs, if any are for this machine. */
  public static Optional<Path> unpackBelow(Path folder) {
    return PostgresArchive.find().map(archive -> archive.unpackBelow(folder));
  }

  /** The name of this kind of machine. */
  public static String architecture() {
    return PostgresArchive.architecture();
  }
}
