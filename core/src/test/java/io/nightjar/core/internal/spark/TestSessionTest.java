package io.nightjar.core.internal.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.testkit.SparkTest;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class TestSessionTest {
  @Test
  void testsRunWithTheSettingsThatDecideCorrectness(SparkSession spark) {
    SessionSettings.enforced()
        .forEach(
            (key, value) ->
                assertThat(spark.sparkContext().conf().get(key, "")).as(key).isEqualTo(value));
  }
}
