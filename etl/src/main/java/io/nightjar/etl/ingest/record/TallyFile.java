package io.nightjar.etl.ingest.record;

import io.nightjar.etl.ingest.drift.ColumnTally;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.SerializableConfiguration;

/** Counts on an executor what the first records of a file are. */
final class TallyFile implements Function<RawFile, ColumnTally> {
  private static final long serialVersionUID = 1L;

  private final ConformColumns conform;
  private final ReadFiles.Opener opener;
  private final SerializableConfiguration hadoop;
  private final int most;

  TallyFile(
      ConformColumns conform, ReadFiles.Opener opener, SerializableConfiguration hadoop, int most) {
    this.conform = conform;
    this.opener = opener;
    this.hadoop = hadoop;
    this.most = most;
  }

  @Override
  public ColumnTally call(RawFile raw) throws IOException {
    ColumnTally tally = conform.newTally();
    try (FileRecords records = opener.open(raw, hadoop.value())) {
      Optional<DeliveredRecord> record = records.next();
      for (int i = 0; i < most && record.isPresent(); i++) {
        if (record.get().problem() == null) {
          conform.count(record.get().values(), tally);
        }
        record = records.next();
      }
    }
    return tally;
  }
}
