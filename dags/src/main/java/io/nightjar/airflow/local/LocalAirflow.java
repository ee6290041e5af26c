package io.nightjar.airflow.local;

import io.nightjar.airflow.local.error.LocalErrors;
import io.nightjar.airflow.local.file.Place;
import io.nightjar.airflow.local.file.PrivateFiles;
import io.nightjar.airflow.local.install.Installation;
import io.nightjar.airflow.local.install.Installer;
import io.nightjar.airflow.local.install.Requirements;
import io.nightjar.airflow.local.process.FolderLock;
import io.nightjar.airflow.local.server.Logs;
import io.nightjar.airflow.local.server.Look;
import io.nightjar.airflow.local.server.Start;
import io.nightjar.airflow.local.server.StartOptions;
import io.nightjar.airflow.local.server.StartReport;
import io.nightjar.airflow.local.server.Status;
import io.nightjar.airflow.local.server.Stop;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One Airflow on this machine. Everything may be repeated: installing what is installed, starting
 * what runs or has crashed, stopping what is half gone. Commands that change something exclude each
 * other; every failure is a {@link io.nightjar.airflow.local.error.LocalAirflowException}.
 */
public final class LocalAirflow {
  private final Place place;
  private final Consumer<String> progress;

  /**
   * An Airflow that may not be there yet.
   *
   * @param progress is told each step, one line each
   */
  public LocalAirflow(Place place, Consumer<String> progress) {
    this.place = place;
    this.progress = progress;
  }

  /**
   * Installs Airflow and PostgreSQL unless they are installed.
   *
   * @param python the program to make the virtual environment with; empty to look for one
   * @param again whether to install anew what is installed
   * @return whether anything had to be done
   */
  public boolean install(Optional<String> python, boolean again) {
    Requirements requirements = Requirements.of(place.requirements());
    PrivateFiles.folder(place.home().folder());
    PrivateFiles.folder(place.installation());
    return FolderLock.holding(place.installation(), () -> install(requirements, python, again));
  }

  private boolean install(Requirements requirements, Optional<String> python, boolean again) {
    boolean isThere =
        Installation.find(place.installation())
            .filter(found -> found.requirements().equals(requirements.digest()))
            .isPresent();
    if (isThere && !again) {
      return false;
    }
    if (!status().isDown()) {
      throw LocalErrors.stillUp(place.home().folder());
    }
    new Installer(place.installation(), place.environment(), progress)
        .install(requirements, python);
    return true;
  }

  /** Starts what does not run and waits until all of it is healthy. */
  public StartReport up(StartOptions options) {
    Installation installation =
        Installation.find(place.installation())
            .orElseThrow(() -> LocalErrors.notInstalled(place.installation()))
            .requireMadeFrom(Requirements.of(place.requirements()));
    if (!Files.isDirectory(place.dags())) {
      throw LocalErrors.dagsMissing(place.dags());
    }
    PrivateFiles.folder(place.home().folder());
    return FolderLock.holding(
        place.home().folder(), () -> new Start(place, installation, options, progress).run());
  }

  /** Ends all of it, tasks too; returns how many processes that were. */
  public int down() {
    PrivateFiles.folder(place.home().folder());
    return FolderLock.holding(place.home().folder(), () -> new Stop(place.home()).run());
  }

  /** How it is. */
  public Status status() {
    return new Look(place.home()).status();
  }

  /** What the components have said. */
  public Logs logs() {
    return new Logs(place.home());
  }
}
