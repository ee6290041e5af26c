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
  private static final long PATIENCE_FOR_NOTHING_SECONDS = 2;

  private Observed() {}

  /**
   * The observed numbers by name. Ask only after a write that took place: they are announced right
   * behind it. Nothing if they never come, so that the caller can count in another way.
   */
  public static Optional<Map<String, Object>> numbers(Observation observation) {
    return numbers(observation, PATIENCE_SECONDS);
  }

  /**
   * The same after a write of so many rows. Of one that wrote nothing they may never come: Spark
   * leaves out what it finds to be empty while it runs, and what was to be observed with it.
   */
  public static Optional<Map<String, Object>> numbers(Observation observation, TableCommit commit) {
    return numbers(
        observation, commit.rows() == 0 ? PATIENCE_FOR_NOTHING_SECONDS : PATIENCE_SECONDS);
  }

  private static Optional<Map<String, Object>> numbers(Observation observation, long patience) {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> waitFor(observation))
              .get(patience, TimeUnit.SECONDS));
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
