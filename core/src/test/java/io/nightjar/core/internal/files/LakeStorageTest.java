package io.nightjar.core.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.NightjarException;
import io.nightjar.core.internal.spark.SessionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LakeStorageTest {
  @TempDir private Path folder;

  @Test
  void aLocalDiskIsTriedOutAndLeftAsItWas() throws Exception {
    check(folder.resolve("lake").toString(), SessionSettings.enforced());
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void deltasOwnStoreIsRefusedOnALocalDisk() {
    assertThatThrownBy(
            () ->
                check(
                    folder.toString(),
                    Map.of("spark.delta.logStore.file.impl", "io.delta.storage.HDFSLogStore")))
        .isInstanceOfSatisfying(
            NightjarException.class, e -> assertThat(e.type().exitCode()).isEqualTo(10))
        .hasMessageContaining("two jobs could overwrite each other's commits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hdfs://nn/lake", "abfss://c@a.dfs.core.windows.net/lake", "gs://b/lake"})
  void storageWithConditionalWritesIsSafeByItself(String lake) {
    assertThatCode(() -> check(lake, Map.of())).doesNotThrowAnyException();
    String key = "spark.delta.logStore." + lake.substring(0, lake.indexOf(':')) + ".impl";
    assertThatThrownBy(() -> check(lake, Map.of(key, "my.Store"))).hasMessageContaining("remove");
  }

  @Test
  void s3NeedsItsTableOfCommits() {
    assertThatThrownBy(() -> check("s3a://bucket/lake", Map.of()))
        .hasMessageContaining("io.delta.storage.S3DynamoDBLogStore");
    assertThatCode(
            () ->
                check(
                    "s3a://bucket/lake",
                    Map.of("spark.delta.logStore.s3a.impl", "io.delta.storage.S3DynamoDBLogStore")))
        .doesNotThrowAnyException();
  }

  @Test
  void unknownStorageIsRefused() {
    assertThatThrownBy(() -> check("ftp://host/lake", Map.of())).hasMessageContaining("ftp:");
    assertThatThrownBy(
            () -> check("hdfs://nn/lake", Map.of("spark.delta.logStore.class", "my.Store")))
        .hasMessageContaining("spark.delta.logStore.class");
  }

  @Test
  void onlyTheOwnerMayEnterWhatIsNightjarsOwn() throws Exception {
    LakeStorage.prepare(folder.toString());
    LakeStorage.prepare(folder.toString());
    assertThat(Files.getPosixFilePermissions(folder.resolve("_nightjar")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  private static void check(String lake, Map<String, String> settings) {
    LakeStorage.check(lake, new Configuration(), settings);
  }
}
