package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Environment;
import io.nightjar.core.config.Safeguard;
import io.nightjar.core.run.RunManifest;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SafeguardsTest {
  @TempDir private Path lake;

  @AfterEach
  void switchOn() {
    SparkSession.getDefaultSession().get().conf().unset(Safeguard.SETTING);
  }

  @Test
  void nobodyOpensALakeWithoutThem(SparkSession spark) {
    for (Safeguard safeguard : Safeguard.values()) {
      assertThatThrownBy(
              () -> LakeSession.open(environment(Map.of(Safeguard.SETTING, safeguard.label()))))
          .hasMessageContaining("Spark setting spark.nightjar.bench.without is refused");
    }
    spark.conf().set(Safeguard.SETTING, "leases");
    assertThatThrownBy(() -> open(spark)).hasMessageContaining("is refused");
    spark.conf().unset(Safeguard.SETTING);
    assertThat(open(spark).leases().live()).isEmpty();
  }

  @Test
  void aRunDoesWithoutWhatTheBenchmarkSwitchesOff(SparkSession spark) {
    LakeSession session = open(spark);
    String all =
        Arrays.stream(Safeguard.values()).map(Safeguard::label).collect(Collectors.joining(","));
    SparkSession.getDefaultSession().get().conf().set(Safeguard.SETTING, all);
    RunManifest without = run(session, "a");
    assertThat(without.outputs().get(0).digest()).isEmpty();
    assertThat(lake.resolve("_nightjar/leases")).doesNotExist();

    switchOn();
    RunManifest with = run(session, "b");
    assertThat(with.outputs().get(0).digest()).isNotEmpty();
    assertThat(Files.isDirectory(lake.resolve("_nightjar/leases"))).isTrue();
  }

  private LakeSession open(SparkSession spark) {
    return LakeSession.on(spark, environment(Map.of()), Clock.systemUTC());
  }

  private static RunManifest run(LakeSession session, String setting) {
    return session.runner().run(new ToyJobs(), ToyPlans.request("make", setting));
  }

  private Environment environment(Map<String, String> settings) {
    return new Environment("local", lake.toString(), lake.toString(), "local[2]", settings);
  }
}
