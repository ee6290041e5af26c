package io.nightjar.etl.features;

import io.nightjar.core.error.CoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Computes several nights, each in a query of its own: one query for all of them would be planned
 * for longer than it runs. Planning is what costs, so a few nights are worked on at a time.
 */
final class ParallelNights {
  private static final int MOST_THREADS = 8;

  private final int threads;

  ParallelNights(int cores) {
    this.threads = Math.max(1, Math.min(MOST_THREADS, cores));
  }

  /** The rows of all nights, computed and kept until they are written. */
  Dataset<Row> compute(List<NightFeatures> nights) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Dataset<Row>>> running = new ArrayList<>();
      nights.forEach(night -> running.add(pool.submit(() -> night.rows().localCheckpoint())));
      return running.stream().map(ParallelNights::result).reduce(Dataset::union).orElseThrow();
    } finally {
      pool.shutdownNow();
    }
  }

  private static Dataset<Row> result(Future<Dataset<Row>> night) {
    try {
      return night.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : CoreErrors.unexpected(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CoreErrors.unexpected(e);
    }
  }
}
