package io.nightjar.e2e;

import io.nightjar.faults.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The readers of {@code src/test/python}, delta-rs and Polars, in a process of their own. They need
 * a Python and a virtual environment made from the frozen requirements; it lies in {@code
 * target/python}, so {@code clean} removes it. Where there is none the reason is logged.
 */
final class PythonReaders {
  private static final Path MODULE = Checkout.root().resolve("tests/e2e");
  private static final Path ENVIRONMENT = MODULE.resolve("target/python");
  private static final Path REQUIREMENTS = MODULE.resolve("src/test/python/requirements.txt");
  private static final Path INSTALLED = ENVIRONMENT.resolve("installed.txt");

  private final Process process;
  private final Path folder;

  private PythonReaders(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * Starts them if there is an environment.
   *
   * @param folder for their output
   * @param lake what to read
   * @param pauseMillis rest after each look
   * @param mayInstall whether to make the environment if it is missing
   */
  static Optional<PythonReaders> start(Path folder, Path lake, long pauseMillis, boolean mayInstall)
      throws IOException, InterruptedException {
    if (!isInstalled() && mayInstall) {
      install(folder);
    }
    if (!isInstalled()) {
      Trials.printSkipped(
          "readers in Python",
          ENVIRONMENT + " is only made by full runs, by python3 -m venv and pip");
      return Optional.empty();
    }
    Process process =
        new Shell(folder)
            .start(
                ENVIRONMENT.resolve("bin/python").toString(),
                MODULE.resolve("src/test/python/gold_readers.py").toString(),
                lake.toString(),
                stopFile(folder).toString(),
                Long.toString(pauseMillis));
    return Optional.of(new PythonReaders(process, folder));
  }

  /** Ends them; returns their counts, one line of JSON, or why there are none. */
  String stop() throws IOException, InterruptedException {
    Files.createFile(stopFile(folder));
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    return Files.readString(folder.resolve(".out")) + Files.readString(folder.resolve(".err"));
  }

  private static boolean isInstalled() throws IOException {
    return Files.exists(INSTALLED) && Files.mismatch(INSTALLED, REQUIREMENTS) == -1;
  }

  private static void install(Path folder) throws IOException, InterruptedException {
    String pip = ENVIRONMENT.resolve("bin/pip").toString();
    String make =
        "python3 -m venv --clear \"$1\" && \"$2\" install --quiet --require-hashes"
            + " --disable-pip-version-check --requirement \"$3\"";
    Shell.Ended made =
        new Shell(folder)
            .run("sh", "-c", make, "make", ENVIRONMENT.toString(), pip, REQUIREMENTS.toString());
    if (made.exitCode() == 0) {
      Files.copy(REQUIREMENTS, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Trials.printSkipped("readers in Python", made.all());
    }
  }

  private static Path stopFile(Path folder) {
    return folder.resolve("stop");
  }
}
