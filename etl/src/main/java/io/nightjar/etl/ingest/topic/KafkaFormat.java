package io.nightjar.etl.ingest.topic;

import io.nightjar.core.format.SizeLimits;
import io.nightjar.etl.ingest.drift.DeliveredColumn;
import io.nightjar.etl.ingest.file.LandedFile;
import io.nightjar.etl.ingest.json.JsonValues;
import io.nightjar.etl.ingest.record.FileRecords;
import io.nightjar.etl.ingest.record.RawFile;
import io.nightjar.etl.ingest.record.RecordFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.types.StructType;

/**
 * Records of a topic instead of a file. Their values are JSON objects, of whose names only those of
 * the contract are looked for; large ranges are read by several tasks.
 *
 * @param cluster where the topic is
 * @param wanted columns of the contract
 * @param limits of rows and values
 */
public record KafkaFormat(KafkaCluster cluster, StructType wanted, SizeLimits limits)
    implements RecordFormat {
  private static final long MOST_PER_TASK = 1_000_000;

  @Override
  public Optional<List<DeliveredColumn>> columns(LandedFile file, Configuration hadoop) {
    return Optional.of(DeliveredColumn.ofText(Arrays.asList(wanted.fieldNames())));
  }

  @Override
  public List<RawFile> parts(RawFile raw, Configuration hadoop) {
    List<RawFile> parts = new ArrayList<>();
    for (long at = 0; at < raw.file().size(); at += MOST_PER_TASK) {
      long length = Math.min(MOST_PER_TASK, raw.file().size() - at);
      parts.add(raw.only(new RawFile.Part(at, length, at)));
    }
    return parts;
  }

  @Override
  public FileRecords open(RawFile raw, Configuration hadoop) throws IOException {
    OffsetRange range = OffsetRange.of(raw.file());
    long from = range.from() + raw.part().offset();
    OffsetRange part =
        new OffsetRange(range.topic(), range.partition(), from, from + raw.part().length());
    List<String> columns = List.of(wanted.fieldNames());
    RecordKey key = new RecordKey(columns.indexOf(cluster.topic().key()));
    return TopicRecords.open(cluster, part, new JsonValues(wanted, limits), key);
  }
}
