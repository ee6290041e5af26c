package io.nightjar.core.internal.delta;

import org.apache.spark.sql.SparkSession;

/**
 * Sessions for queries over few rows, which are planned once and run as one job each. An adaptive
 * plan starts a job for every stage and plans anew after it, which takes longer than few rows do.
 */
final class FewRows {
  /** So many are few. */
  static final long MOST = 1_000_000;

  /** So many bytes are few. */
  static final long MOST_BYTES = 256L << 20;

  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";
  private static final String TASKS = "spark.sql.shuffle.partitions";
  private static final String COMPRESSED = "spark.sql.inMemoryColumnarStorage.compressed";
  private static final String DESCRIPTION = "spark.sql.ui.explainMode";
  private static final long ROWS_OF_TASK = 25_000;
  private static final long BYTES_OF_TASK = 4L << 20;

  private FewRows() {}

  /** A session for queries that say themselves into how many tasks they divide. */
  static SparkSession session(SparkSession spark) {
    return sessionOf(spark, Long.MAX_VALUE);
  }

  /** A session for about so many rows. */
  static SparkSession session(SparkSession spark, long rows) {
    return sessionOf(spark, 1 + rows / ROWS_OF_TASK);
  }

  /** A session for rows of about so many bytes. */
  static SparkSession sessionByBytes(SparkSession spark, long bytes) {
    return sessionOf(spark, 1 + bytes / BYTES_OF_TASK);
  }

  private static SparkSession sessionOf(SparkSession spark, long tasks) {
    SparkSession session = spark.cloneSession();
    long usual = Long.parseLong(spark.conf().get(TASKS));
    session.conf().set(ADAPTIVE, false);
    session.conf().set(COMPRESSED, false); // of rows that are kept for some seconds
    session.conf().set(DESCRIPTION, "simple"); // the formatted one takes longer than some queries
    session.conf().set(TASKS, Math.min(tasks, usual));
    return session;
  }
}
