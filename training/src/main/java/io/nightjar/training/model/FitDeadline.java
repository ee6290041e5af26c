package io.nightjar.training.model;

import io.nightjar.training.TrainingErrors;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a training that hangs: a worker of either engine that dies can leave the others waiting for
 * ever. Three times the median of earlier trainings is long enough, but half an hour at least.
 *
 * @param limit how long a training may take
 */
public record FitDeadline(Duration limit) {
  private static final Logger LOG = LoggerFactory.getLogger(FitDeadline.class);
  private static final Duration FIRST = Duration.ofHours(2);
  private static final Duration LEAST = Duration.ofMinutes(30);
  private static final int TIMES = 3;

  /** From the seconds that earlier trainings of the same pipeline took. */
  public static FitDeadline after(Collection<Double> earlierSeconds) {
    if (earlierSeconds.isEmpty()) {
      return new FitDeadline(FIRST);
    }
    double median =
        earlierSeconds.stream().sorted().skip(earlierSeconds.size() / 2).findFirst().orElseThrow();
    Duration limit = Duration.ofSeconds((long) Math.ceil(TIMES * median));
    return new FitDeadline(limit.compareTo(LEAST) < 0 ? LEAST : limit);
  }

  /**
   * Runs the training on a thread of its own.
   *
   * @throws io.nightjar.core.error.NightjarException with exit code 40 if it fails or is too slow
   */
  public <T> T run(String engine, SparkContext spark, Callable<T> fit) {
    String group = "nightjar-fit-" + engine;
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              spark.setJobGroup(group, "Train with " + engine, true);
              return fit.call();
            });
    Thread thread = new Thread(task, group);
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      logThreads();
      spark.cancelJobGroup(group);
      throw TrainingErrors.fitTimedOut(engine, limit);
    } catch (InterruptedException e) {
      spark.cancelJobGroup(group);
      Thread.currentThread().interrupt();
      throw TrainingErrors.fitFailed(engine, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw TrainingErrors.fitFailed(engine, e.getCause());
    }
  }

  private static void logThreads() {
    Thread.getAllStackTraces()
        .forEach((thread, stack) -> LOG.warn("{}: {}", thread, Arrays.toString(stack)));
  }
}
