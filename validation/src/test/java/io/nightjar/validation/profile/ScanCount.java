package io.nightjar.validation.profile;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.util.QueryExecutionListener;

/** How many queries ran while something was done; each of these has one scan. */
final class ScanCount implements QueryExecutionListener {
  private final AtomicInteger queries = new AtomicInteger();

  static int of(SparkSession spark, Runnable work) throws TimeoutException {
    ScanCount count = new ScanCount();
    spark.listenerManager().register(count);
    try {
      work.run();
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.listenerManager().unregister(count);
    }
    return count.queries.get();
  }

  @Override
  public void onSuccess(String function, QueryExecution execution, long nanoseconds) {
    queries.incrementAndGet();
  }

  @Override
  public void onFailure(String function, QueryExecution execution, Exception failure) {}
}
