package io.nightjar.validation.measure;

import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;

/**
 * Tells a query that is wrong from a system that has failed. What a query could not do with a row
 * is named by its kind only, because Spark's messages quote the value.
 */
final class QueryFailure {
  private QueryFailure() {}

  /** Why a query does not work; what is no fault of the query is thrown on. */
  static String of(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenQuery broken) {
        return broken.getMessage();
      }
      if (cause instanceof AnalysisException analysis) {
        return analysis.getSimpleMessage().lines().findFirst().orElse("it cannot be analysed");
      }
      if (cause instanceof SparkThrowable known && isOfTheQuery(known)) {
        return "it fails on a row with " + known.getErrorClass();
      }
    }
    if (failure instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw new IllegalStateException(failure);
  }

  private static boolean isOfTheQuery(SparkThrowable known) {
    String kind = known.getErrorClass();
    return kind != null && !known.isInternalError() && !kind.startsWith("_LEGACY");
  }
}
