package io.nightjar.etl.ingest.csv;

import io.nightjar.core.format.SourceForm;
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
 * Text with separators.
 *
 * @param form separators, character set and limits
 */
public record CsvFormat(SourceForm form) implements RecordFormat {
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
