package io.nightjar.etl.ingest.orc;

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
 * ORC, read stripe by stripe.
 *
 * @param limits of rows and values
 */
public record OrcFormat(SizeLimits limits) implements RecordFormat {
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
