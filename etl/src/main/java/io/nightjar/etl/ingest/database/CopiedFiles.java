package io.nightjar.etl.ingest.database;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.nightjar.core.run.DeliveryBook;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Writes lines beside their folder, and puts them in its place when all are there. */
final class CopiedFiles {
  private final SparkSession spark;
  private final Path folder;
  private final Path writing;
  private final FileSystem files;

  CopiedFiles(SparkSession spark, Path folder, String runId) throws IOException {
    this.spark = spark;
    this.folder = folder;
    this.writing = new Path(folder.getParent(), DeliveryBook.UNFINISHED_COPY + runId);
    this.files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
  }

  /** Writes the rows of each query into a file of its own, and counts what is in the files. */
  long write(List<Query> queries, ReadRows read) {
    JavaRDD<String> lines =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(queries, queries.size())
            .flatMap(read);
    spark
        .createDataset(lines.rdd(), Encoders.STRING())
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", "gzip")
        .text(writing.toString());
    return spark.read().text(writing.toString()).count();
  }

  /** Puts the folder in its place. */
  void publish(StructType columns, long rows) throws IOException {
    ObjectNode sizes = JsonNodeFactory.instance.objectNode();
    FileStatus[] parts = files.listStatus(writing, path -> path.getName().startsWith("part-"));
    Arrays.sort(parts);
    for (int i = 0; i < parts.length; i++) {
      String name = "rows-%03d.json.gz".formatted(i);
      rename(parts[i].getPath(), new Path(writing, name));
      sizes.put(name, parts[i].getLen());
    }
    files.delete(new Path(writing, "_SUCCESS"), false);
    new CopiedTable(columns, rows, sizes).write(files, writing);
    files.delete(folder, true);
    rename(writing, folder);
  }

  private void rename(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename to " + to.getName());
    }
  }
}
