package io.nightjar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline oulad on one student in ninety of the real files. */
@Tag("long")
class OuladIT {
  @TempDir private Path folder;

  @Test
  void nightsAreWhatAnotherEngineSaysOneByOneAndAsARange() throws Exception {
    Path landing = folder.resolve("landing");
    OuladByDuckDb.excerpt(OuladLake.realLanding(), landing, 90);
    OuladLake nightly = new OuladLake(landing, folder.resolve("nightly"), folder);
    nightly.nightjar(
        "bootstrap", "oulad", "--from", "2013-01-01", "--to", "2013-02-28", "--every", "14 days");
    Folders.copy(folder.resolve("nightly"), folder.resolve("range"));
    OuladLake range = new OuladLake(landing, folder.resolve("range"), folder);

    nightly.nightjar("run", "oulad", "--from", "2013-03-01", "--to", "2013-03-02");
    range.nightjar("bootstrap", "oulad", "--from", "2013-03-01", "--to", "2013-03-02");

    assertThat(digest(nightly)).isEqualTo(digest(range));
    List<LocalDate> nights =
        List.of(LocalDate.of(2013, 2, 14), LocalDate.of(2013, 3, 1), LocalDate.of(2013, 3, 2));
    assertThat(nightly.compare(nights)).isGreaterThan(100);
  }

  private static String digest(OuladLake lake) {
    return lake.nightjar("digest", "gold.oulad_features").replaceAll("@v\\d+ +", " ");
  }
}
