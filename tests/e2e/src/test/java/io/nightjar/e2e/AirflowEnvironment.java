package io.nightjar.e2e;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A Python with the frozen Airflow and what its tests need: made once for each state of the
 * requirements, kept in the cache folder of the user, shared by all checkouts.
 */
final class AirflowEnvironment {
  private static final Path DAGS = Checkout.root().resolve("dags");
  private static final Path AIRFLOW = DAGS.resolve("requirements-airflow.txt");
  private static final Path TESTS = DAGS.resolve("requirements-test.txt");
  private static final String IS_NEW_ENOUGH = "import sys; sys.exit(sys.version_info < (3, 11))";
  private static final String MAKE =
      """
      set -e
      python3 -m venv --clear "$1"
      "$1/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --no-deps \
          --require-hashes --only-binary :all: --requirement "$2" --requirement "$3"
      touch "$1/whole"
      """;

  private AirflowEnvironment() {}

  /** Its interpreter; empty, with the reason on standard output, where there can be none. */
  static Optional<Path> python(Path folder) throws IOException, InterruptedException {
    if (!isPythonThere(folder)) {
      return skipped("there is no python3 of version 3.11 or newer");
    }
    Path home = cache().resolve("airflow-" + digest());
    Files.createDirectories(home.getParent());
    Path lock = home.resolveSibling(home.getFileName() + ".lock");
    try (FileChannel file =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      if (held.isValid() && !Files.exists(home.resolve("whole"))) {
        Shell.Ended made =
            new Shell(folder)
                .run(
                    "sh",
                    "-c",
                    MAKE,
                    "make",
                    home.toString(),
                    AIRFLOW.toString(),
                    TESTS.toString());
        if (made.exitCode() != 0) {
          return skipped("the packages cannot be installed: " + made.all().strip());
        }
      }
    }
    return Optional.of(home.resolve("bin/python"));
  }

  private static boolean isPythonThere(Path folder) throws InterruptedException {
    try {
      return new Shell(folder).run("python3", "-c", IS_NEW_ENOUGH).exitCode() == 0;
    } catch (IOException e) { // no such command
      return false;
    }
  }

  private static Path cache() {
    String said = System.getenv("XDG_CACHE_HOME");
    Path caches =
        said == null || said.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(said);
    return caches.resolve("nightjar");
  }

  private static String digest() throws IOException {
    String pins = Files.readString(AIRFLOW) + Files.readString(TESTS);
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(pins.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> skipped(String why) {
    System.out.println("dags: skipped, " + why);
    return Optional.empty();
  }
}
