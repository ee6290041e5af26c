package io.nightjar.etl.ingest.topic;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** What a cluster says about a topic: its partitions, and which offsets they have. */
final class TopicState implements AutoCloseable {
  private final KafkaCluster cluster;
  private final Consumer<byte[], byte[]> consumer;
  private final Collection<TopicPartition> partitions;

  private TopicState(
      KafkaCluster cluster,
      Consumer<byte[], byte[]> consumer,
      Collection<TopicPartition> partitions) {
    this.cluster = cluster;
    this.consumer = consumer;
    this.partitions = partitions;
  }

  /** Asks a cluster; fails with exit code 10 if there is no such topic. */
  static TopicState of(KafkaCluster cluster) {
    Consumer<byte[], byte[]> consumer = cluster.consumer();
    boolean isOpen = false;
    try {
      String topic = cluster.topic().topic();
      List<PartitionInfo> found = cluster.asking(() -> consumer.partitionsFor(topic));
      if (found == null || found.isEmpty()) {
        throw TopicErrors.topicNotFound(cluster.source(), cluster.connection().name(), topic);
      }
      isOpen = true;
      return new TopicState(
          cluster,
          consumer,
          found.stream().map(each -> new TopicPartition(topic, each.partition())).toList());
    } finally {
      if (!isOpen) {
        consumer.close();
      }
    }
  }

  /** The first offset of each partition that is still there. */
  Map<Integer, Long> begins() {
    return byPartition(cluster.asking(() -> consumer.beginningOffsets(partitions)));
  }

  /** The first offset behind each partition, open transactions left out. */
  Map<Integer, Long> ends() {
    return byPartition(cluster.asking(() -> consumer.endOffsets(partitions)));
  }

  /**
   * Of each partition the first offset that was not written before an instant; its end if there is
   * none. A record that says it is of the future, later than an hour from now, says nothing: the
   * clock of its producer is wrong, and no night would ever end behind it.
   */
  Map<Integer, Long> at(Instant instant, Instant now) {
    Map<TopicPartition, Long> instants =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> instant.toEpochMilli()));
    Map<TopicPartition, OffsetAndTimestamp> found =
        cluster.asking(() -> consumer.offsetsForTimes(instants));
    Map<Integer, Long> offsets = new HashMap<>(ends());
    long latest = now.plus(1, ChronoUnit.HOURS).toEpochMilli();
    found.forEach(
        (partition, first) -> {
          if (first != null) {
            long end = offsets.get(partition.partition());
            long offset =
                first.timestamp() <= latest
                    ? first.offset()
                    : new TimeSearch(cluster, partition, consumer)
                        .first(first.offset(), end, instant.toEpochMilli(), latest);
            offsets.put(partition.partition(), Math.min(end, offset));
          }
        });
    return offsets;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static Map<Integer, Long> byPartition(Map<TopicPartition, Long> offsets) {
    Map<Integer, Long> numbers = new TreeMap<>();
    offsets.forEach((partition, offset) -> numbers.put(partition.partition(), offset));
    return numbers;
  }
}
