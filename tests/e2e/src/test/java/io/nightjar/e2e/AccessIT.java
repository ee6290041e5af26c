package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night leaves for others to read: no secret anywhere, and nothing for everybody. */
class AccessIT {
  private static final String BEFORE = "2024-04-17";
  private static final String NIGHT = "2024-04-18";
  private static final String CANARY = "canary-6f1d";
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  @Test
  void aNightLeavesNoSecretAndNothingForEverybody(@TempDir Path folder, @TempDir Path vault)
      throws Exception {
    Rides rides = Rides.in(folder);
    Path secret = Files.writeString(vault.resolve("password"), CANARY + "-of-file\n");
    Files.writeString(
        rides.project().resolve("conf/environments/local.yaml"),
        """
        spark:
          spark.hadoop.fs.s3a.secret.key: {env: PLANTED_SECRET}
          spark.hadoop.company.password: {file: "%s"}
        """
            .formatted(secret),
        StandardOpenOption.APPEND);
    List<String> printed = new ArrayList<>();
    for (String[] command :
        new String[][] {
          {"bootstrap", "rides", "--from", "2024-03-25", "--to", BEFORE, "--train"},
          {"run", "rides", "--date", NIGHT},
          {"run", "rides", "--date", "2024-02-30"},
          {"explain", "rides", "--effective"},
          {"plan", "rides", "--json"},
          {"sql", "SELECT * FROM ops.runs"},
          {"history", "silver.rides"}
        }) {
      printed.add(nightjar(rides, command).all());
    }

    assertThat(String.join("\n", printed)).doesNotContain(CANARY);
    assertThat(printed.get(1)).contains("silver", "gold.rides_predictions");
    Path lake = rides.lake("lake");
    try (Stream<Path> files = Files.walk(rides.project())) {
      assertThat(files.filter(Files::isRegularFile).filter(AccessIT::holdsCanary)).isEmpty();
    }
    try (Stream<Path> files = Files.walk(lake)) {
      assertThat(files.filter(AccessIT::isForEverybody)).isEmpty();
    }
    assertThat(Files.getPosixFilePermissions(lake.resolve("_nightjar")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  private static Shell.Ended nightjar(Rides rides, String... command) throws Exception {
    List<String> words = new ArrayList<>(List.of("./nightjar"));
    words.addAll(List.of(command));
    return new Shell(rides.project())
        .with("PLANTED_SECRET", CANARY + "-of-variable")
        .run(words.toArray(String[]::new));
  }

  private static boolean holdsCanary(Path path) {
    try {
      return new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).contains(CANARY);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isForEverybody(Path path) {
    try {
      return Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
