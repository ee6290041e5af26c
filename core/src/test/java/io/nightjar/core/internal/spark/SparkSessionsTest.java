package io.nightjar.core.internal.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Environment;
import io.nightjar.core.internal.disk.LocalDisk;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkSessionsTest {
  @Test
  void submittedSettingsWinOverTheEnvironmentAndThatOverDefaults() {
    Map<String, String> settings =
        settings(
            Map.of("spark.sql.shuffle.partitions", "7", "spark.ui.enabled", "true"),
            Map.of("spark.sql.shuffle.partitions", "9", "spark.master", "spark://127.0.0.1:7077"));
    assertThat(settings)
        .containsEntry("spark.sql.shuffle.partitions", "9")
        .containsEntry("spark.ui.enabled", "true")
        .containsEntry("spark.master", "spark://127.0.0.1:7077")
        .doesNotContainKeys("spark.driver.host", "spark.hadoop.fs.file.impl");
  }

  @Test
  void correctnessCannotBeOverridden() {
    Map<String, String> wrong = new HashMap<>();
    SessionSettings.enforced().keySet().forEach(key -> wrong.put(key, "wrong"));
    assertThat(settings(wrong, wrong)).containsAllEntriesOf(SessionSettings.enforced());
  }

  @Test
  void localSessionsAreSetForSmallData() {
    assertThat(settings(Map.of(), Map.of()))
        .containsEntry("spark.default.parallelism", "2")
        .containsEntry("spark.sql.shuffle.partitions", "4")
        .containsEntry("spark.databricks.delta.snapshotPartitions", "1")
        .containsEntry("spark.driver.bindAddress", "127.0.0.1")
        .containsEntry("spark.broadcast.blockSize", "256k")
        .containsEntry("spark.hadoop.fs.file.impl", LocalDisk.class.getName());
  }

  @ParameterizedTest
  @CsvSource({
    "spark.sql.files.ignoreCorruptFiles, true",
    "spark.sql.files.IGNOREMISSINGFILES, TRUE",
    "spark.files.ignoreCorruptFiles, true",
    "spark.databricks.delta.retentionDurationCheck.enabled, false",
    "spark.databricks.delta.properties.defaults.enableDeletionVectors, true",
    "spark.serializer, org.apache.spark.serializer.KryoSerializer"
  })
  void refusesWhatHidesDamage(String key, String value) {
    assertThatThrownBy(() -> settings(Map.of(), Map.of(key, value)))
        .hasMessageContaining("Spark setting " + key + " is refused");
  }

  private static Map<String, String> settings(
      Map<String, String> environment, Map<String, String> submitted) {
    return SparkSessions.settings(
        new Environment("local", "/lake", "/landing", "local[2]", environment), submitted);
  }
}
