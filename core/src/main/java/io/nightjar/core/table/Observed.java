package io.nightjar.core.table;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Observation;

/** Numbers that Spark counted on the way, while rows were written. */
public final class Observed {
  private static final long PATIENCE_SECONDS = 60;

  private Observed() {}

  /**
   * The observed numbers by name. Ask only after a write that took place: they are announced right
   * behind it. Nothing if they never come, so that the caller can count in another way.
   */
  public static Optional<Map<String, Object>> numbers(Observation observation) {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> waitFor(observation))
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> waitFor(Observation observation) {
    try {
      return observation.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }
}
