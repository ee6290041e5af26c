package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README keeps its word. */
class ReadmeIT {
  @Test
  void aPipelineOfYourOwnWorksAsWritten(@TempDir Path folder) throws Exception {
    String printed = ReadmeTutorial.in(folder).follow();

    assertThat(printed).contains("rides/2024-04-20.csv", "rides").contains("INT");
    assertThat(printed).containsPattern("b\\d\\d +0\\.\\d+");
    assertThat(printed).contains("2024-03-01..2024-04-28", "2024-04-29");
  }
}
