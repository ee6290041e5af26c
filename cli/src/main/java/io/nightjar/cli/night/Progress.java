package io.nightjar.cli.night;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.time.Nights;

/** Hears what a night does while it does it. */
public interface Progress {
  /** A night begins. */
  void nightStarted(Nights nights);

  /** A job begins. */
  void jobStarted(String job);

  /** A job ended, well or not. */
  void jobFinished(RunManifest manifest);

  /** A job was left out, and why. */
  void jobSkipped(String job, String reason);
}
