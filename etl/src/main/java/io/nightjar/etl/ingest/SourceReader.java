package io.nightjar.etl.ingest;

import io.nightjar.core.config.Connections;
import io.nightjar.core.error.CoreErrors;
import io.nightjar.core.error.NightjarException;
import io.nightjar.core.pipeline.source.ColumnContract;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.ingest.drift.ColumnTally;
import io.nightjar.etl.ingest.drift.DriftWatch;
import io.nightjar.etl.ingest.file.UnreadableFile;
import io.nightjar.etl.ingest.landing.Delivery;
import io.nightjar.etl.ingest.parquet.DamagedFile;
import io.nightjar.etl.ingest.parquet.ParquetFiles;
import io.nightjar.etl.ingest.record.ConformColumns;
import io.nightjar.etl.ingest.record.DeliveredFiles;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.RecordFiles;
import io.nightjar.etl.ingest.record.ShapedFile;
import io.nightjar.etl.ingest.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Reads raw files, the only place that does: every record of them becomes a row, fit or misfit,
 * with the columns of {@link ConformColumns}. Headers and footers are checked here, before anything
 * is computed.
 */
final class SourceReader {
  /** So many records of a file show whether it has changed as a whole. */
  private static final int FIRST_RECORDS = 10_000;

  private final SparkSession spark;
  private final Connections connections;

  SourceReader(SparkSession spark, Connections connections) {
    this.spark = spark;
    this.connections = connections;
  }

  /**
   * The rows of a delivery, not yet computed; refuses files whose columns do not fit.
   *
   * @param table the columns of its bronze table, if it is there
   */
  ReadSource read(Delivery delivery, Optional<StructType> table) {
    Source source = delivery.source();
    ConformColumns.to(source.columns());
    DeliveredFiles files = files(source);
    List<ShapedFile> shaped = files.shaped(delivery);
    DriftWatch watch = new DriftWatch(source, table, type -> ValueTypes.of(type).isPresent());
    shaped.forEach(file -> watch.look(file.file().file(), file.columns()));
    countValues(files, shaped, watch);
    watch.requireAcceptable();
    ColumnContract columns = watch.columns();
    List<RawFile> planned = new ArrayList<>();
    for (int i = 0; i < shaped.size(); i++) {
      planned.add(shaped.get(i).planned(watch.plan(i)));
    }
    Dataset<Row> rows = ConformColumns.typed(files.rows(planned, columns), columns);
    return new ReadSource(delivery, columns, rows, watch.notes());
  }

  private DeliveredFiles files(Source source) {
    return switch (source.format()) {
      case CSV, JSON, AVRO, ORC, JDBC, KAFKA ->
          new RecordFiles(spark, source, RecordFormats.of(source, connections));
      case PARQUET, DELTA -> new ParquetFiles(spark, source);
    };
  }

  private static void countValues(DeliveredFiles files, List<ShapedFile> shaped, DriftWatch watch) {
    List<Integer> counted =
        IntStream.range(0, shaped.size()).filter(watch::wantsValues).boxed().toList();
    if (counted.isEmpty()) {
      return;
    }
    List<RawFile> planned =
        counted.stream().map(i -> shaped.get(i).planned(watch.contractPlan(i))).toList();
    List<ColumnTally> tallies = files.tallies(planned, watch.contract(), FIRST_RECORDS);
    for (int i = 0; i < counted.size(); i++) {
      watch.count(counted.get(i), tallies.get(i));
    }
  }

  /**
   * What to throw for a failure of Spark: names the source if a file of it was the cause, else the
   * failure itself.
   */
  static RuntimeException explained(Source source, Exception thrown) {
    Optional<NightjarException> named = Optional.empty();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableFile file) {
        return file.named(source.name(), thrown);
      }
      Optional<NightjarException> damaged = DamagedFile.of(source, cause);
      if (damaged.isPresent()) {
        return damaged.get();
      }
      if (cause instanceof NightjarException known) {
        named = Optional.of(known); // what is further in knows more
      }
    }
    return named.isPresent() ? named.get() : CoreErrors.passed(thrown);
  }
}
