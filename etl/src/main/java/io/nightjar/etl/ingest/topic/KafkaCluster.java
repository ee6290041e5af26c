package io.nightjar.etl.ingest.topic;

import io.nightjar.core.config.KafkaConnection;
import io.nightjar.core.format.KafkaTopic;
import io.nightjar.core.pipeline.source.Source;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Opens consumers that belong to no group and commit nothing, and says in one line what a cluster
 * refuses. Words of the client are kept out: they may repeat settings.
 *
 * @param source name of the source, for messages
 * @param topic what is read
 * @param connection how the cluster is reached
 */
public record KafkaCluster(String source, KafkaTopic topic, KafkaConnection connection)
    implements Serializable {
  /** The cluster of a source. */
  public static KafkaCluster of(Source source, KafkaConnection connection) {
    return new KafkaCluster(source.name(), source.form().kafka(), connection);
  }

  /** A consumer that sees records of finished transactions only. */
  Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(connection.options());
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.brokers());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return asking(
        () ->
            new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** The answer to a question, or what its failure means: exit code 10 or 40. */
  <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (InterruptException e) {
      throw e; // the task or the run is ended, not the cluster
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  /** That the cluster does not answer in time. */
  RuntimeException silence(Throwable cause) {
    return TopicErrors.brokerUnreachable(source, connection.name(), topic.topic(), cause);
  }

  private RuntimeException failure(KafkaException e) {
    if (e instanceof AuthenticationException || e instanceof AuthorizationException) {
      return TopicErrors.brokerRefuses(source, connection.name(), topic.topic(), e);
    }
    boolean isOfSettings =
        e instanceof ConfigException
            || e.getCause() instanceof ConfigException
            || KafkaException.class.equals(e.getClass());
    return isOfSettings ? TopicErrors.connectionInvalid(source, connection.name(), e) : silence(e);
  }
}
