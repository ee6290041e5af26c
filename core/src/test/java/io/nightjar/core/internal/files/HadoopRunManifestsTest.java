package io.nightjar.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.CoreErrorCode;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.run.ManifestExamples;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Succeeded;
import io.nightjar.core.time.Nights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HadoopRunManifestsTest {
  private static final Outcome DONE = new Succeeded(Map.of(), List.of(), "");
  private static final Nights NIGHT = Nights.parse("2013-03-01");

  @TempDir private Path lake;

  @Test
  void findsTheNewestThatSucceeded() {
    RunManifest first = ManifestExamples.of("r1", "2013-03-01", DONE);
    RunManifest second = ManifestExamples.of("r2", "2013-03-01", DONE);
    RunManifest failed =
        ManifestExamples.of("r3", "2013-03-01", new Failed("X", "INTERNAL", 1, "no"));
    RunManifest other = ManifestExamples.of("r0", "2013-03-01..2013-03-02", DONE);
    List.of(second, failed, first, other).forEach(manifests()::write);

    assertThat(manifests().findSucceeded("flights", "refine", NIGHT)).contains(second);
    assertThat(manifests().findSucceeded("flights", "ingest", NIGHT)).isEmpty();
    assertThat(manifests().of("flights", NIGHT)).containsExactly(first, second, failed);
    assertThat(manifests().all()).containsExactly(other, first, second, failed);
  }

  @Test
  void keepsThemWhereItSays() {
    RunManifest manifest = ManifestExamples.of("r1", "2013-03-01", DONE);
    assertThat(manifests().write(manifest))
        .isEqualTo(lake + "/_nightjar/runs/flights/2013-03-01/refine/r1.json")
        .isEqualTo(manifests().path(manifest));
    assertThat(Path.of(manifests().path(manifest))).exists();
  }

  @Test
  void neverReplacesOne() {
    manifests().write(ManifestExamples.of("r1", "2013-03-01", DONE));
    assertThatThrownBy(() -> manifests().write(ManifestExamples.of("r1", "2013-03-01", DONE)))
        .hasMessageContaining("already exists");
  }

  @Test
  void saysWhichOneIsDamaged() throws Exception {
    Path path = Path.of(manifests().write(ManifestExamples.of("r1", "2013-03-01", DONE)));
    Files.writeString(path, "{\"format-version\": 1, \"run-id\"");
    assertThatThrownBy(() -> manifests().all())
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("r1.json cannot be read")
        .extracting(e -> ((NightjarException) e).code())
        .isEqualTo(CoreErrorCode.MANIFEST_DAMAGED);
  }

  @Test
  void isEmptyInANewLake() {
    assertThat(manifests().all()).isEmpty();
    assertThat(manifests().findSucceeded("flights", "refine", NIGHT)).isEmpty();
  }

  private HadoopRunManifests manifests() {
    return new HadoopRunManifests(new Configuration(), lake.toString());
  }
}
