package io.nightjar.etl.ingest.topic;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Fetches what comes next in a partition, for a minute at most. */
final class PatientPoll {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final int MOST_WAITS = 60;

  private final KafkaCluster cluster;
  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;

  /**
   * @param consumer assigned to the partition alone, where it is to go on
   */
  PatientPoll(KafkaCluster cluster, TopicPartition partition, Consumer<byte[], byte[]> consumer) {
    this.cluster = cluster;
    this.partition = partition;
    this.consumer = consumer;
  }

  /** The offset that is fetched next. */
  long position() {
    return cluster.asking(() -> consumer.position(partition));
  }

  /**
   * The next records; none if only offsets without a record were passed over. Fails with exit code
   * 40 if the cluster stays silent, and with 20 if the records have expired.
   */
  List<ConsumerRecord<byte[], byte[]>> next() {
    long start = position();
    for (int i = 0; i < MOST_WAITS; i++) {
      List<ConsumerRecord<byte[], byte[]>> records = cluster.asking(this::poll);
      if (!records.isEmpty() || position() > start) {
        return records;
      }
    }
    throw cluster.silence(null);
  }

  private List<ConsumerRecord<byte[], byte[]>> poll() {
    try {
      return consumer.poll(WAIT).records(partition);
    } catch (OffsetOutOfRangeException e) {
      throw TopicErrors.offsetsGone(cluster.source(), partition.topic(), partition.partition(), e);
    }
  }
}
