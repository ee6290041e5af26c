package io.nightjar.faults;

import io.nightjar.core.internal.spark.SessionSettings;
import org.apache.spark.sql.SparkSession;

/** A small Spark session with the settings that Nightjar enforces, and a log store of choice. */
final class WriterSession {
  private WriterSession() {}

  static SparkSession start(LogStoreChoice choice) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[1]")
            .appName("faults")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.databricks.delta.snapshotPartitions", 1);
    SessionSettings.enforced().forEach(builder::config);
    choice.hadoop().forEach((key, value) -> builder.config("spark.hadoop." + key, value));
    return builder.config("spark.delta.logStore.file.impl", choice.store()).getOrCreate();
  }
}
