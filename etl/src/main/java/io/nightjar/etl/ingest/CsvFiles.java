package io.nightjar.etl.ingest;

import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.ColumnContract;
import io.nightjar.core.pipeline.Source;
import io.nightjar.etl.EtlErrors;
import io.nightjar.etl.ingest.drift.ColumnTally;
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

/** CSV files: a header, then records, each of them text. */
final class CsvFiles implements DeliveredFiles {
  private final SparkSession spark;
  private final SourceForm form;
  private final Configuration hadoop;

  CsvFiles(SparkSession spark, SourceForm form) {
    this.spark = spark;
    this.form = form;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
  }

  @Override
  public List<ShapedFile> shaped(Delivery delivery) {
    Source source = delivery.source();
    CsvHeaders headers = new CsvHeaders(form, hadoop);
    List<ShapedFile> shaped = new ArrayList<>();
    for (int i = 0; i < delivery.files().size(); i++) {
      LandedFile file = delivery.files().get(i);
      try {
        headers.of(file, delivery.digests().get(i)).ifPresent(shaped::add);
      } catch (UnreadableFile e) {
        throw e.named(source.name(), e);
      } catch (IOException e) {
        throw EtlErrors.fileUnreadable(
            source.name(), file.file(), String.valueOf(e.getMessage()), e);
      }
    }
    return shaped;
  }

  @Override
  public List<ColumnTally> tallies(List<RawFile> files, ColumnContract columns, int records) {
    TallyFile tally = new TallyFile(ConformColumns.to(columns), opener(), configuration(), records);
    return context().parallelize(files, files.size()).map(tally).collect();
  }

  @Override
  public Dataset<Row> rows(List<RawFile> files, ColumnContract columns) {
    ReadFiles read = new ReadFiles(ConformColumns.to(columns), opener(), configuration());
    JavaRDD<Row> rows = context().parallelize(files, Math.max(1, files.size())).flatMap(read);
    return spark.createDataFrame(rows, ConformColumns.carrier(columns));
  }

  private ReadFiles.Opener opener() {
    SourceForm written = form;
    return (file, settings) -> CsvFile.open(file, written, settings);
  }

  private SerializableConfiguration configuration() {
    return new SerializableConfiguration(hadoop);
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
