package io.nightjar.etl.ingest.record;

import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.drift.ColumnTally;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.landing.Delivery;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Files that executors read record by record. */
public final class RecordFiles implements DeliveredFiles {
  private final SparkSession spark;
  private final Source source;
  private final RecordFormat format;
  private final Configuration hadoop;

  /** Reads nothing yet. */
  public RecordFiles(SparkSession spark, Source source, RecordFormat format) {
    this.spark = spark;
    this.source = source;
    this.format = format;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
  }

  @Override
  public List<ShapedFile> shaped(Delivery delivery) {
    List<ShapedFile> shaped = new ArrayList<>();
    for (int i = 0; i < delivery.files().size(); i++) {
      LandedFile file = delivery.files().get(i);
      String sha256 = delivery.digests().get(i);
      if (file.size() > 0) {
        named(file, () -> format.columns(file, hadoop))
            .ifPresent(columns -> shaped.add(new ShapedFile(file, sha256, columns)));
      }
    }
    return shaped;
  }

  @Override
  public List<ColumnTally> tallies(List<RawFile> files, ColumnContract columns, int records) {
    TallyFile tally = new TallyFile(ConformColumns.to(columns), format, configuration(), records);
    return context().parallelize(files, files.size()).map(tally).collect();
  }

  @Override
  public Dataset<Row> rows(List<RawFile> files, ColumnContract columns) {
    List<RawFile> parts = new ArrayList<>();
    files.forEach(file -> parts.addAll(named(file.file(), () -> format.parts(file, hadoop))));
    ReadFiles read = new ReadFiles(ConformColumns.to(columns), format, configuration());
    JavaRDD<Row> rows = context().parallelize(parts, Math.max(1, parts.size())).flatMap(read);
    return spark.createDataFrame(rows, ConformColumns.carrier(columns));
  }

  private interface Look<T> {
    T look() throws IOException;
  }

  private <T> T named(LandedFile file, Look<T> step) {
    try {
      return step.look();
    } catch (UnreadableFile e) {
      throw e.named(source.name(), e);
    } catch (IOException e) {
      throw EtlErrors.fileUnreadable(source.name(), file.file(), String.valueOf(e.getMessage()), e);
    }
  }

  private SerializableConfiguration configuration() {
    return new SerializableConfiguration(hadoop);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
