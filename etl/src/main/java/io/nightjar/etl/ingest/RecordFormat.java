package io.nightjar.etl.ingest;

import io.nightjar.core.config.Connections;
import io.nightjar.core.format.SizeLimits;
import io.nightjar.core.format.SourceForm;
import io.nightjar.core.pipeline.Source;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/** A format whose files are read record by record on the executors, by readers of our own. */
interface RecordFormat extends ReadFiles.Opener {
  /** The columns of a file that is not empty; nothing if it has no record nor header. */
  Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop) throws IOException;

  /** The parts in which tasks read a file. */
  default List<RawFile> parts(RawFile file, Configuration hadoop) throws IOException {
    return List.of(file);
  }

  /** The format of a source that has one of these. */
  static RecordFormat of(Source source, Connections connections) {
    SourceForm form = source.form();
    return switch (source.format()) {
      case CSV -> new Csv(form);
      case JSON -> new Json(source.columns().schema(), form.limits());
      case AVRO -> new Avro(form.limits());
      case ORC -> new Orc(form.limits());
      case JDBC -> new CopiedFormat(source.columns().schema(), form.limits());
      case KAFKA ->
          new KafkaFormat(
              KafkaCluster.of(source, connections.kafka(form.kafka().connection())),
              source.columns().schema(),
              form.limits());
      case PARQUET, DELTA -> throw new IllegalArgumentException(source.format() + " is Spark's");
    };
  }

  /** Text with separators. */
  record Csv(SourceForm form) implements RecordFormat {
    @Override
    public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop)
        throws IOException {
      try (CsvFile csv = CsvFile.open(file, form, hadoop)) {
        return csv.header().map(DeliveredColumn::ofText);
      }
    }

    @Override
    public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
      return CsvFile.open(raw, form, hadoop);
    }
  }

  /** JSON lines: of their keys only those of the contract are looked for. */
  record Json(StructType wanted, SizeLimits limits) implements RecordFormat {
    @Override
    public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop)
        throws IOException {
      JsonFile.requireLines(file, hadoop);
      return Optional.of(DeliveredColumn.ofText(Arrays.asList(wanted.fieldNames())));
    }

    @Override
    public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
      JsonObjects objects = new JsonObjects(wanted, limits);
      return JsonFile.open(raw, objects, limits, hadoop);
    }
  }

  /** Avro. */
  record Avro(SizeLimits limits) implements RecordFormat {
    @Override
    public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop)
        throws IOException {
      return Optional.of(AvroFile.columns(file, hadoop));
    }

    @Override
    public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
      return AvroFile.open(raw, limits, hadoop);
    }
  }

  /** ORC. */
  record Orc(SizeLimits limits) implements RecordFormat {
    @Override
    public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop)
        throws IOException {
      return Optional.of(OrcFiles.columns(file, hadoop));
    }

    @Override
    public List<RawFile> parts(RawFile file, Configuration hadoop) throws IOException {
      return OrcFiles.parts(file, hadoop);
    }

    @Override
    public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
      return OrcFiles.open(raw, limits, hadoop);
    }
  }
}
