package io.nightjar.core.format;

import java.io.Serializable;

/**
 * A topic whose records are read, each value one JSON object.
 *
 * @param connection name of the cluster in the environment
 * @param topic name of the topic
 * @param key column that gets the key of a record, as text; empty if the key is not read
 */
public record KafkaTopic(String connection, String topic, String key) implements Serializable {
  /** No topic: the source is read from files. */
  public static final KafkaTopic NONE = new KafkaTopic("", "", "");

  /** What its records are said to come from; {@code {date}} stands for the night. */
  public String path() {
    return connection + "/" + topic + "/{date}";
  }
}
