package io.nightjar.etl.ingest;

import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.ColumnContract;
import io.nightjar.core.pipeline.Source;
import io.nightjar.etl.EtlErrors;
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

/**
 * Reads raw files, the only place that does: every record of them becomes a row, fit or misfit,
 * with the columns of {@link ConformColumns}. Headers and footers are checked here, before anything
 * is computed.
 */
final class SourceReader {
  private final SparkSession spark;
  private final Configuration hadoop;

  SourceReader(SparkSession spark) {
    this.spark = spark;
    this.hadoop = spark.sparkContext().hadoopConfiguration();
  }

  /** The rows of a delivery, not yet computed; refuses files whose columns do not fit. */
  Dataset<Row> read(Delivery delivery) {
    Source source = delivery.source();
    ColumnContract contract = source.columns();
    ConformColumns conform = ConformColumns.to(contract);
    Dataset<Row> carried =
        source.format() == Source.Format.CSV
            ? csv(delivery, conform)
            : new ParquetFiles(spark, conform).read(delivery);
    return ConformColumns.typed(carried, contract);
  }

  /**
   * What to throw for a failure of Spark: names the source if a file of it was the cause, else the
   * failure itself.
   */
  static RuntimeException explained(Source source, Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableFile file) {
        return file.named(source.name(), thrown);
      }
    }
    return thrown instanceof RuntimeException unchecked ? unchecked : CoreErrors.unexpected(thrown);
  }

  private Dataset<Row> csv(Delivery delivery, ConformColumns conform) {
    List<RawFile> files = matched(delivery);
    SourceForm form = delivery.source().form();
    ReadFiles.Opener opener = (file, settings) -> CsvFile.open(file, form, settings);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Row> rows =
        context
            .parallelize(files, Math.max(1, files.size()))
            .flatMap(new ReadFiles(conform, opener, new SerializableConfiguration(hadoop)));
    return spark.createDataFrame(rows, ConformColumns.carrier(delivery.source().columns()));
  }

  private List<RawFile> matched(Delivery delivery) {
    Source source = delivery.source();
    CsvHeaders headers = new CsvHeaders(source.columns().names(), source.form(), hadoop);
    List<RawFile> matched = new ArrayList<>();
    for (int i = 0; i < delivery.files().size(); i++) {
      LandedFile file = delivery.files().get(i);
      try {
        headers.match(file, delivery.digests().get(i)).ifPresent(matched::add);
      } catch (UnreadableFile e) {
        throw e.named(source.name(), e);
      } catch (IOException e) {
        throw EtlErrors.fileUnreadable(
            source.name(), file.file(), String.valueOf(e.getMessage()), e);
      }
    }
    return matched;
  }
}
