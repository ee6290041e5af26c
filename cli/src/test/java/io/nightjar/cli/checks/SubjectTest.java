package io.nightjar.cli.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectTest {
  @TempDir Path temp;

  @Test
  void tellsTablesFromFiles() throws IOException {
    assertThat(Subject.of("silver.flights").table()).hasToString("Optional[silver.flights]");
    assertThat(Subject.of("stage.silver.flights@v12").version()).contains(12L);
    assertThat(Subject.of("flights.csv").file()).isPresent();
    assertThat(Subject.of("flights").file()).isPresent();

    Path folder = Files.createDirectory(temp.resolve("silver.flights"));
    assertThat(Subject.of(folder.toString()).file()).isPresent();
  }

  @Test
  void isNamedWithoutFoldersAndEnding() {
    assertThat(Subject.of("silver.flights@v12").name()).isEqualTo("silver_flights");
    assertThat(Subject.of("data/2013/flights.csv.gz").name()).isEqualTo("flights");
    assertThat(Subject.of("data/.csv").name()).isEqualTo(".csv");
  }
}
