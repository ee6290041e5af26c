package io.nightjar.core.config;

import java.io.Serializable;
import java.util.Map;

/** How a Kafka cluster is reached. Only its name may be shown. */
public final class KafkaConnection implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final String brokers;
  private final Map<String, String> options;

  KafkaConnection(String name, String brokers, Map<String, String> options) {
    this.name = name;
    this.brokers = brokers;
    this.options = Map.copyOf(options);
  }

  /** What pipelines call it. */
  public String name() {
    return name;
  }

  /** The brokers that are asked first: {@code host:port}, separated by commas. */
  public String brokers() {
    return brokers;
  }

  /** Settings of the Kafka client by their own names, secrets included. */
  public Map<String, String> options() {
    return options;
  }

  /** The name alone. */
  @Override
  public String toString() {
    return "KafkaConnection[" + name + "]";
  }
}
