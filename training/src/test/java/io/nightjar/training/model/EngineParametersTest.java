package io.nightjar.training.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.pipeline.TrainingSpec;
import io.nightjar.core.pipeline.TrainingSpec.Engine;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineParametersTest {
  @Test
  void acceptsTheEnginesOwnNames() {
    assertThat(
            EngineParameters.problems(
                training(Engine.LIGHTGBM, Map.of("num_leaves", "63", "learning_rate", "0.05"))))
        .isEmpty();
    assertThat(
            EngineParameters.problems(
                training(Engine.XGBOOST, Map.of("max_depth", "6", "eta", "0.3"))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "LIGHTGBM, num_leafs, num_leaves",
    "LIGHTGBM, numLeaves, num_leaves",
    "LIGHTGBM, eta, learning_rate",
    "XGBOOST, learning_rate, eta",
    "XGBOOST, maxdepth, max_depth",
    "XGBOOST, num_iterations, num_round"
  })
  void saysWhichNameWasMeant(Engine engine, String written, String meant) {
    assertThat(EngineParameters.problems(training(engine, Map.of(written, "1"))))
        .singleElement()
        .asString()
        .startsWith(written + " is not a parameter")
        .endsWith("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "num_leaves, 1",
    "num_leaves, 2.5",
    "num_leaves, many",
    "bagging_fraction, 0",
    "bagging_fraction, NaN",
    "num_threads, 0"
  })
  void saysWhatAValueMustBe(String name, String value) {
    assertThat(EngineParameters.problems(training(Engine.LIGHTGBM, Map.of(name, value))))
        .singleElement()
        .asString()
        .startsWith(name + ": " + value + " is not a ")
        .contains(" from ");
  }

  @Test
  void reportsEveryProblemInOrder() {
    assertThat(
            EngineParameters.problems(
                training(Engine.XGBOOST, Map.of("max_bin", "1", "gama", "1", "alpha", "0"))))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("gama");
  }

  @Test
  void fillsInDefaultsAndKeepsThreadsApart() {
    ModelSpec spec = ModelSpec.of(training(Engine.LIGHTGBM, Map.of("num_iterations", "7")));
    assertThat(spec.engine()).isEqualTo("lightgbm");
    assertThat(spec.threads()).isEqualTo(1);
    assertThat(spec.seed()).isEqualTo(5);
    assertThat(spec.parameters())
        .containsEntry("num_iterations", 7)
        .containsEntry("num_leaves", 15)
        .doesNotContainKey("num_threads");
  }

  private static TrainingSpec training(Engine engine, Map<String, String> parameters) {
    return new TrainingSpec(
        engine, Optional.empty(), 14, parameters, 5L, Optional.empty(), 100, Optional.empty());
  }
}
