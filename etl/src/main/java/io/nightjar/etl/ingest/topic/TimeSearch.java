package io.nightjar.etl.ingest.topic;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Looks for a time record by record, where the index of a topic is misled by a wrong clock. */
final class TimeSearch {
  private final KafkaCluster cluster;
  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;

  TimeSearch(KafkaCluster cluster, TopicPartition partition, Consumer<byte[], byte[]> consumer) {
    this.cluster = cluster;
    this.partition = partition;
    this.consumer = consumer;
  }

  /**
   * The first offset of a range whose record is of a span of time; the end of the range if there is
   * none.
   *
   * @param from first offset that is looked at
   * @param end first offset behind the range
   * @param earliest first millisecond of the span
   * @param latest last millisecond of the span
   */
  long first(long from, long end, long earliest, long latest) {
    consumer.assign(List.of(partition));
    consumer.seek(partition, from);
    PatientPoll poll = new PatientPoll(cluster, partition, consumer);
    while (poll.position() < end) {
      for (ConsumerRecord<byte[], byte[]> record : poll.next()) {
        if (record.offset() < end
            && earliest <= record.timestamp()
            && record.timestamp() <= latest) {
          return record.offset();
        }
      }
    }
    return end;
  }
}
