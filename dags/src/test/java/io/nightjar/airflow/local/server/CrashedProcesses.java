package io.nightjar.airflow.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.airflow.local.process.Pause;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** What a crash does to processes. */
final class CrashedProcesses {
  private CrashedProcesses() {}

  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Pause.of(Duration.ofMillis(20));
    }
  }
}
