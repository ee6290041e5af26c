package io.nightjar.etl.ingest;

import io.nightjar.core.config.Connections;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.source.Source;
import io.nightjar.etl.ingest.avro.AvroFormat;
import io.nightjar.etl.ingest.csv.CsvFormat;
import io.nightjar.etl.ingest.json.CopiedFormat;
import io.nightjar.etl.ingest.json.JsonFormat;
import io.nightjar.etl.ingest.orc.OrcFormat;
import io.nightjar.etl.ingest.record.RecordFormat;
import io.nightjar.etl.ingest.topic.KafkaCluster;
import io.nightjar.etl.ingest.topic.KafkaFormat;

/** Knows which formats are read record by record, and by whom. */
final class RecordFormats {
  private RecordFormats() {}

  /** The format of a source that has one of these. */
  static RecordFormat of(Source source, Connections connections) {
    SourceForm form = source.form();
    return switch (source.format()) {
      case CSV -> new CsvFormat(form);
      case JSON -> new JsonFormat(source.columns().schema(), form.limits());
      case AVRO -> new AvroFormat(form.limits());
      case ORC -> new OrcFormat(form.limits());
      case JDBC -> new CopiedFormat(source.columns().schema(), form.limits());
      case KAFKA ->
          new KafkaFormat(
              KafkaCluster.of(source, connections.kafka(form.kafka().connection())),
              source.columns().schema(),
              form.limits());
      case PARQUET, DELTA -> throw new IllegalArgumentException(source.format() + " is Spark's");
    };
  }
}
