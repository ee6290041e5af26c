package io.nightjar.core.job;

import io.nightjar.core.error.CoreErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Independent parts of one job, some at a time. Small tables cost planning and commits, which wait
 * for one thread each, so that the cores of the driver are idle if parts follow one another.
 */
public final class ParallelWork {
  private static final int MOST_THREADS = 8;

  private final int threads;

  private ParallelWork(int threads) {
    this.threads = threads;
  }

  /** As many parts at a time as the session has cores, and no more than eight. */
  public static ParallelWork in(SparkSession spark) {
    int cores = spark.sparkContext().defaultParallelism();
    return new ParallelWork(Math.max(1, Math.min(MOST_THREADS, cores)));
  }

  /**
   * The results in the order of the items. Returns or throws only when nothing runs any more: after
   * a failure no further item begins, and of several failures the first in order is thrown.
   */
  public <T, R> List<R> map(List<T> items, Function<T, R> work) {
    if (items.size() < 2) {
      return items.stream().map(work).toList();
    }
    AtomicBoolean isStopped = new AtomicBoolean();
    List<Callable<R>> parts = new ArrayList<>();
    items.forEach(item -> parts.add(() -> unlessStopped(isStopped, () -> work.apply(item))));
    ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()));
    try {
      return results(pool.invokeAll(parts));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CoreErrors.unexpected(e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** An item that did not begin has no result: null, and never returned. */
  private static <R> R unlessStopped(AtomicBoolean isStopped, Callable<R> part) throws Exception {
    if (isStopped.get()) {
      return null;
    }
    boolean isDone = false;
    try {
      R result = part.call();
      isDone = true;
      return result;
    } finally {
      if (!isDone) {
        isStopped.set(true);
      }
    }
  }

  private static <R> List<R> results(List<Future<R>> ended) throws InterruptedException {
    List<R> results = new ArrayList<>();
    for (Future<R> part : ended) {
      try {
        results.add(part.get());
      } catch (ExecutionException e) {
        throw CoreErrors.passed(e.getCause());
      }
    }
    return results;
  }
}
