package io.nightjar.core.internal.delta.care;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaTableUtils$;
import org.apache.spark.sql.delta.util.DeltaFileOperations$;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.runtime.AbstractFunction1;

/**
 * What lies in the folder of a table, listed by Spark as VACUUM lists it; hidden files are not
 * seen.
 */
final class TableFolder {
  private final SparkSession spark;
  private final DeltaLog log;

  TableFolder(SparkSession spark, DeltaLog log) {
    this.spark = spark;
    this.log = log;
  }

  /**
   * {@code path}, {@code length}, {@code isDir}, {@code modificationTime}, and {@code file},
   * relative.
   */
  Dataset<Row> list() throws IOException {
    Configuration configuration = log.newDeltaHadoopConf();
    FileSystem files = log.dataPath().getFileSystem(configuration);
    String base = files.makeQualified(log.dataPath()).toString();
    Seq<String> partitions = log.unsafeVolatileSnapshot().metadata().partitionColumns();
    Hidden hidden = new Hidden(partitions);
    Broadcast<SerializableConfiguration> shared =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .broadcast(new SerializableConfiguration(configuration));
    return DeltaFileOperations$.MODULE$
        .recursiveListDirs(
            spark,
            JavaConverters.asScalaBuffer(java.util.List.of(base)).toList(),
            shared,
            hidden,
            hidden,
            Option.apply(spark.sparkContext().defaultParallelism()),
            true)
        .toDF()
        .where(functions.col("path").startsWith(base + "/"))
        .withColumn("file", functions.expr("substring(path, %d)".formatted(base.length() + 2)));
  }

  /** Files that belong to no table: log, sidecars, temporary files. */
  private static final class Hidden extends AbstractFunction1<String, Object>
      implements java.io.Serializable {
    private static final long serialVersionUID = 1;

    private final Seq<String> partitions;

    Hidden(Seq<String> partitions) {
      this.partitions = partitions;
    }

    @Override
    public Object apply(String name) {
      return DeltaTableUtils$.MODULE$.isHiddenDirectory(partitions, name, true);
    }
  }
}
