package io.nightjar.etl.ingest;

import io.nightjar.core.format.SourceForm;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads the headers of CSV files. */
final class CsvHeaders {
  private final SourceForm form;
  private final Configuration hadoop;

  CsvHeaders(SourceForm form, Configuration hadoop) {
    this.form = form;
    this.hadoop = hadoop;
  }

  /** The columns of a file; nothing if it is empty. */
  Optional<ShapedFile> of(LandedFile file, String sha256) throws IOException {
    try (CsvFile csv = CsvFile.open(file, form, hadoop)) {
      return csv.header()
          .map(header -> new ShapedFile(file, sha256, DeliveredColumn.ofText(header)));
    }
  }
}
