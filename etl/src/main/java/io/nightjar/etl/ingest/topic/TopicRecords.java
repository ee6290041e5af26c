package io.nightjar.etl.ingest.topic;

import io.nightjar.etl.ingest.json.JsonValues;
import io.nightjar.etl.ingest.record.DeliveredRecord;
import io.nightjar.etl.ingest.record.FileRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of a range of offsets that are there: offsets that compaction or a transaction has
 * left empty are passed over. Numbers are offsets.
 */
final class TopicRecords implements FileRecords {
  private final OffsetRange range;
  private final JsonValues values;
  private final RecordKey key;
  private final Consumer<byte[], byte[]> consumer;
  private final PatientPoll poll;
  private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
  private long offset;

  private TopicRecords(KafkaCluster cluster, OffsetRange range, JsonValues values, RecordKey key) {
    TopicPartition partition = range.topicPartition();
    this.range = range;
    this.values = values;
    this.key = key;
    this.consumer = cluster.consumer();
    this.poll = new PatientPoll(cluster, partition, consumer);
    consumer.assign(List.of(partition));
    consumer.seek(partition, range.from());
  }

  static TopicRecords open(
      KafkaCluster cluster, OffsetRange range, JsonValues values, RecordKey key) {
    return new TopicRecords(cluster, range, values, key);
  }

  @Override
  public Optional<DeliveredRecord> next() throws IOException {
    while (!fetched.hasNext()) {
      if (poll.position() >= range.to()) {
        return Optional.empty();
      }
      fetched = poll.next().iterator();
    }
    ConsumerRecord<byte[], byte[]> record = fetched.next();
    offset = record.offset();
    if (offset >= range.to()) {
      fetched = Collections.emptyIterator();
      return Optional.empty();
    }
    return Optional.of(key.with(record.key(), values.read(record.value())));
  }

  @Override
  public long number(long before) {
    return offset;
  }

  @Override
  public void requireDigest(String sha256) {
    // Records of an offset never change.
  }

  @Override
  public void close() {
    consumer.close(Duration.ZERO);
  }
}
