package io.nightjar.etl.ingest.topic;

import io.nightjar.core.run.Digests;
import io.nightjar.etl.ingest.file.LandedFile;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of one partition that belong to a night. To the rest of ingest it is a file that is
 * called {@code clicks/0@120-240}, of which every record has its offset as number.
 *
 * @param topic the topic
 * @param partition number of the partition
 * @param from first offset
 * @param to first offset behind it
 */
record OffsetRange(String topic, int partition, long from, long to) {
  private static final Pattern NAME = Pattern.compile("(.+)/([0-9]+)@([0-9]+)-([0-9]+)");

  /** The range that a file stands for. */
  static OffsetRange of(LandedFile file) {
    Matcher name = NAME.matcher(file.uri());
    if (!name.matches()) {
      throw new IllegalArgumentException(file.uri() + " is no range of offsets");
    }
    return new OffsetRange(
        name.group(1),
        Integer.parseInt(name.group(2)),
        Long.parseLong(name.group(3)),
        Long.parseLong(name.group(4)));
  }

  /** It as a file of that night. */
  LandedFile landed(LocalDate night) {
    return new LandedFile(name(), name(), to - from, 0, night);
  }

  /** What tells it from any other range; which records are in it can not change. */
  String digest() {
    return Digests.sha256(name());
  }

  TopicPartition topicPartition() {
    return new TopicPartition(topic, partition);
  }

  boolean isEmpty() {
    return from >= to;
  }

  /** The same without what is before an offset. */
  OffsetRange startingAt(long offset) {
    return new OffsetRange(topic, partition, Math.max(from, offset), to);
  }

  private String name() {
    return "%s/%d@%d-%d".formatted(topic, partition, from, to);
  }
}
