package io.nightjar.testkit;

import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test its own session on one Spark context that lives as long as the test JVM. */
public final class SharedSpark implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedSpark.class);

  private record Holder(SparkSession root) implements AutoCloseable {
    @Override
    public void close() {
      root.stop();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Holder holder =
        test.getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Holder.class, key -> new Holder(start()), Holder.class);
    return holder.root().newSession();
  }

  private static SparkSession start() {
    return quick(SparkSession.builder())
        .master("local[2]")
        .appName("nightjar-tests")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.ansi.enabled", true)
        .config("spark.sql.legacy.timeParserPolicy", "CORRECTED")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
        .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
        .config("spark.databricks.delta.schema.autoMerge.enabled", false)
        .config(
            "spark.delta.logStore.file.impl",
            "io.nightjar.core.internal.delta.logstore.LinkLogStore")
        .config("spark.sql.shuffle.partitions", 1)
        .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", 4)
        .config("spark.hadoop.parquet.page.verify-checksum.enabled", true)
        .config(
            "spark.sql.warehouse.dir",
            System.getProperty("java.io.tmpdir") + "/nightjar-test-warehouse")
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .getOrCreate();
  }

  /** What does not change results: the defaults of Nightjar's own local sessions. */
  private static SparkSession.Builder quick(SparkSession.Builder session) {
    return session
        .config("spark.databricks.delta.snapshotPartitions", 1)
        .config("spark.sql.codegen.cache.maxEntries", 2000)
        .config("spark.sql.ui.explainMode", "simple")
        .config("spark.broadcast.blockSize", "256k")
        .config("spark.hadoop.fs.file.impl", "io.nightjar.core.internal.disk.LocalDisk")
        .config(
            "spark.hadoop.fs.AbstractFileSystem.file.impl",
            "io.nightjar.core.internal.disk.LocalDiskContext");
  }
}
