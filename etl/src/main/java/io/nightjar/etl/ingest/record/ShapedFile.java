package io.nightjar.etl.ingest.record;

import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import java.util.List;

/**
 * A file of which the columns are known, before any row is read.
 *
 * @param file the file
 * @param sha256 what its content must digest to
 * @param columns its columns, in its order
 */
public record ShapedFile(LandedFile file, String sha256, List<DeliveredColumn> columns) {
  /** The same file as it is to be read. */
  public RawFile planned(io.nightjar.etl.ingest.drift.FilePlan plan) {
    return new RawFile(file, sha256, plan, columns.size());
  }
}
