package io.nightjar.airflow.local.server;

import io.nightjar.airflow.local.file.PrivateFiles;
import java.nio.file.Path;

/** One file and no server; enough for a look, not for several clients at once. */
record SqliteDatabase(Path folder) implements Database {
  @Override
  public boolean isUp() {
    return true;
  }

  @Override
  public void start(int port) {
    PrivateFiles.folder(folder);
  }

  @Override
  public void stop() {
    // There is no process.
  }

  @Override
  public String url(int port) {
    return "sqlite:///" + folder.resolve("airflow.db");
  }
}
