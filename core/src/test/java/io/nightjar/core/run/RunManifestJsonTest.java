package io.nightjar.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.core.run.RunManifest.Outcome;
import io.nightjar.core.run.RunManifest.Rejected;
import io.nightjar.core.run.RunManifest.Succeeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunManifestJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static List<Outcome> outcomes() {
    return List.of(
        new Succeeded(Map.of("rows-in", 3L, "auc", Double.NaN), List.of("one late file"), ""),
        new Succeeded(Map.of("share", 0.5), List.of(), "20260102T030405.678Z-00000001"),
        new Rejected(Map.of("checks", 2L), List.of(), "1 of 2 checks failed"),
        new Failed("STORAGE_FAILED", "DEPENDENCY", 40, "Cannot write \"x\"\nsecond line"));
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void readsWhatItWrote(Outcome outcome) throws Exception {
    RunManifest manifest = ManifestExamples.of("r1", "2013-01-01..2013-02-28", outcome);
    assertThat(RunManifestJson.read(RunManifestJson.write(manifest))).isEqualTo(manifest);
  }

  @Test
  void refusesANewerFormat() throws Exception {
    ObjectNode json = json();
    json.put("format-version", 2);
    assertThatThrownBy(() -> RunManifestJson.read(Seal.print(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("format-version 2 is newer than 1; upgrade Nightjar");
  }

  @Test
  void namesEveryKeyThatIsMissing() throws Exception {
    List<String> keys = List.copyOf(toList(json()));
    assertThat(keys).hasSize(18);
    for (String key : keys) {
      ObjectNode json = json();
      json.remove(key);
      assertThatThrownBy(() -> RunManifestJson.read(Seal.print(json)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(key + " is missing");
    }
  }

  @Test
  void namesAKeyOfAnotherType() throws Exception {
    ObjectNode json = json();
    json.put("job", 7);
    assertThatThrownBy(() -> RunManifestJson.read(Seal.print(json)))
        .hasMessage("job is NUMBER instead of STRING");
  }

  @Test
  void aChangedByteIsSeenWhereverItIs() {
    String text = RunManifestJson.write(ManifestExamples.of("r1", "2013-01-01", outcomes().get(0)));
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      String cut = text.substring(0, i);
      assertThatThrownBy(() -> RunManifestJson.read(changed)).hasMessageContaining("sha-256");
      assertThatThrownBy(() -> RunManifestJson.read(cut)).hasMessageContaining("sha-256");
    }
  }

  private static ObjectNode json() throws Exception {
    String text = RunManifestJson.write(ManifestExamples.of("r1", "2013-01-01", outcomes().get(0)));
    ObjectNode json = (ObjectNode) MAPPER.readTree(text);
    json.remove("sha-256");
    return json;
  }

  private static List<String> toList(ObjectNode json) {
    List<String> names = new ArrayList<>();
    json.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
