package io.nightjar.etl.ingest.record;

import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** A format whose files are read record by record on the executors, by readers of our own. */
public interface RecordFormat extends ReadFiles.Opener {
  /** The columns of a file that is not empty; nothing if it has no record nor header. */
  Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop) throws IOException;

  /** The parts in which tasks read a file. */
  default List<RawFile> parts(RawFile file, Configuration hadoop) throws IOException {
    return List.of(file);
  }
}
