package io.nightjar.training.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromotionRuleTest {
  @ParameterizedTest
  @CsvSource({"0.49, 0.50, true", "0.50, 0.50, false", "0.51, 0.50, false"})
  void promotesWhatBeatsTheBaseRate(double model, double baseRate, boolean promoted) {
    Evaluation evaluation =
        new Evaluation(100, scores(model), scores(baseRate), Optional.of(scores(0.1)));
    assertThat(new PromotionRule().promotes(evaluation)).isEqualTo(promoted);
  }

  private static Scores scores(double logLoss) {
    return new Scores(OptionalDouble.of(0.9), logLoss);
  }
}
