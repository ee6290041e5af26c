package io.nightjar.cli.bench.checks;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart;

/** Counts what a session executes while it is open. */
final class QueryCount extends SparkListener implements AutoCloseable {
  private final SparkContext context;
  private final AtomicInteger actions = new AtomicInteger();
  private final AtomicInteger jobs = new AtomicInteger();

  QueryCount(SparkSession spark) {
    this.context = spark.sparkContext();
    context.addSparkListener(this);
  }

  /** Executed queries until now. */
  int actions() {
    return actions.get();
  }

  /** Jobs of Spark until now. */
  int jobs() {
    return jobs.get();
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    jobs.incrementAndGet();
  }

  @Override
  public void onOtherEvent(SparkListenerEvent event) {
    if (event instanceof SparkListenerSQLExecutionStart) {
      actions.incrementAndGet();
    }
  }

  /** Waits until everything that happened is counted. */
  void settle() {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException("the events of Spark do not come to an end", e);
    }
  }

  @Override
  public void close() {
    context.removeSparkListener(this);
  }
}
