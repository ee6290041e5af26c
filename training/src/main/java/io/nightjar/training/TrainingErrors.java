package io.nightjar.training;

import io.nightjar.core.error.NightjarException;
import java.time.Duration;
import java.util.List;

/** Makes every failure of the training module, so that one place decides what each says. */
public final class TrainingErrors {
  private TrainingErrors() {}

  /** A pipeline without a part that training needs. */
  public static NightjarException incompletePipeline(String pipeline, String key) {
    return new NightjarException(
        TrainingErrorCode.INCOMPLETE_PIPELINE,
        "Pipeline %s cannot be trained: it has no key %s. Add it, or leave out the training."
            .formatted(pipeline, key));
  }

  /** Every problem of the engine's parameters at once. */
  public static NightjarException invalidParameters(String pipeline, List<String> problems) {
    return new NightjarException(
        TrainingErrorCode.INVALID_PARAMETERS,
        "Pipeline %s has training parameters that cannot be used: %s."
            .formatted(pipeline, String.join("; ", problems)));
  }

  /** Columns of the feature table that no model can use. */
  public static NightjarException invalidFeatures(String table, String problem) {
    return new NightjarException(
        TrainingErrorCode.INVALID_FEATURES,
        "Feature table %s cannot be trained on: %s.".formatted(table, problem));
  }

  /** A label query whose result is not a label. */
  public static NightjarException invalidLabel(String file, String problem) {
    return new NightjarException(
        TrainingErrorCode.INVALID_LABEL, "%s gives no usable label: %s.".formatted(file, problem));
  }

  /** More native threads than the cores they would run on. */
  public static NightjarException tooManyThreads(String parameter, int threads, int cores) {
    return new NightjarException(
        TrainingErrorCode.TOO_MANY_THREADS,
        ("Training parameter %s is %d, but a training task has %d core(s) here, and more threads"
                + " than cores wait for each other. Lower it, or give Spark more cores"
                + " (spark.task.cpus, spark.executor.cores or the master).")
            .formatted(parameter, threads, cores));
  }

  /** Labels that are neither 0 nor 1. */
  public static NightjarException labelNotBinary(String file, String column, long rows) {
    return new NightjarException(
        TrainingErrorCode.LABEL_NOT_BINARY,
        ("%s gives %d label(s) in column %s that are neither 0 nor 1. Turn the column into a"
                + " boolean, or leave those rows out.")
            .formatted(file, rows, column));
  }

  /** Labels that contradict each other. */
  public static NightjarException labelNotUnique(String file, List<String> key, long keys) {
    return new NightjarException(
        TrainingErrorCode.LABEL_NOT_UNIQUE,
        ("%s gives more than one row for %d feature row(s); the key is (%s). Group by the key in"
                + " the query.")
            .formatted(file, keys, String.join(", ", key)));
  }

  /** A training that would not end. */
  public static NightjarException fitTimedOut(String engine, Duration limit) {
    return new NightjarException(
        TrainingErrorCode.FIT_TIMED_OUT,
        ("Training with %s was stopped after %d minutes; the log has the threads at that moment."
                + " A lost worker or too few free cores is the usual cause. Repeat the command.")
            .formatted(engine, limit.toMinutes()));
  }

  /** A training that the engine gave up. */
  public static NightjarException fitFailed(String engine, Throwable cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return new NightjarException(
        TrainingErrorCode.FIT_FAILED,
        "Training with %s failed (%s: %s). The log has the stack trace; repeat the command."
            .formatted(
                engine,
                cause.getClass().getSimpleName(),
                message.lines().findFirst().orElse("no message")),
        cause);
  }
}
