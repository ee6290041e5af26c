package io.nightjar.etl.ingest.avro;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.RecordFormat;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Avro.
 *
 * @param limits of rows and values
 */
public record AvroFormat(SizeLimits limits) implements RecordFormat {
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
