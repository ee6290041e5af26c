package io.nightjar.cli.dags;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.core.error.ErrorType;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExitMeaningTest {
  private static ErrorType of(String... log) {
    return ExitMeaning.of(new LogEnd(List.of(log)).exitCode()).type();
  }

  @Test
  void findsTheCodeThatTheTaskSpeaksOfLast() {
    assertThat(of("exit code 40", "DataRejected: exit code 20, data refused: too few rows", "bye"))
        .isEqualTo(ErrorType.DATA);
    assertThat(of("Cannot execute: spark-submit. Error code is: 30.")).isEqualTo(ErrorType.HELD);
    assertThat(of("Command exited with return code 50")).isEqualTo(ErrorType.INTEGRITY);
    assertThat(of("my exit codes 10, 20")).isEqualTo(ErrorType.INTERNAL);
    assertThat(of()).isEqualTo(ErrorType.INTERNAL);
  }

  @Test
  void mayRepeatWhatWasKilled() {
    assertThat(of("exit code -9")).isEqualTo(ErrorType.DEPENDENCY);
    assertThat(of("exit code 137")).isEqualTo(ErrorType.DEPENDENCY);
    assertThat(of("exit code 3")).isEqualTo(ErrorType.DEPENDENCY);
    assertThat(of("exit code 7")).isEqualTo(ErrorType.INTERNAL);
  }

  @Test
  void saysWhoHasToAct() {
    assertThat(ExitMeaning.of(OptionalInt.of(20)).text())
        .isEqualTo("with exit code 20: data refused; the owner of the data has to look at it");
    assertThat(ExitMeaning.of(OptionalInt.empty()).text()).isEqualTo("without an exit code");
  }
}
