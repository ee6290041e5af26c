package io.nightjar.training.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.error.ErrorType;
import io.nightjar.core.error.NightjarException;
import io.nightjar.testkit.SparkTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class FitDeadlineTest {
  @Test
  void isThreeTimesTheMedianButHalfAnHourAtLeast() {
    assertThat(FitDeadline.after(List.of()).limit()).isEqualTo(Duration.ofHours(2));
    assertThat(FitDeadline.after(List.of(5.0)).limit()).isEqualTo(Duration.ofMinutes(30));
    assertThat(FitDeadline.after(List.of(9_000.0, 1_200.0, 10.0)).limit())
        .isEqualTo(Duration.ofMinutes(60));
  }

  @Test
  void endsATrainingThatHangs(SparkSession spark) {
    FitDeadline deadline = new FitDeadline(Duration.ofMillis(200));
    CountDownLatch never = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                deadline.run(
                    "xgboost",
                    spark.sparkContext(),
                    () -> {
                      never.await();
                      return 1;
                    }))
        .isInstanceOf(NightjarException.class)
        .hasMessageContaining("Training with xgboost was stopped")
        .extracting(failure -> ((NightjarException) failure).type())
        .isEqualTo(ErrorType.DEPENDENCY);
  }

  @Test
  void passesTheResultOn(SparkSession spark) {
    assertThat(
            new FitDeadline(Duration.ofMinutes(1)).<Integer>run("x", spark.sparkContext(), () -> 3))
        .isEqualTo(3);
  }
}
