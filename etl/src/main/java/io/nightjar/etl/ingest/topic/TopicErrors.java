package io.nightjar.etl.ingest.topic;

import io.nightjar.core.error.NightjarException;
import io.nightjar.etl.EtlErrorCode;
import java.time.LocalDate;

/** Says in one line what is wrong with a topic or its cluster. */
final class TopicErrors {
  private TopicErrors() {}

  /** Settings of a connection that the Kafka client does not take. */
  static NightjarException connectionInvalid(String source, String connection, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.CONNECTION_INVALID,
        ("Source %s: the Kafka client does not take the settings of connection %s. Check its"
                + " brokers and options in the environment file, and the secrets they refer to.")
            .formatted(source, connection),
        cause);
  }

  /** A cluster that does not let us in. */
  static NightjarException brokerRefuses(
      String source, String connection, String topic, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.BROKER_REFUSES,
        ("Source %s: connection %s is refused the login, or the right to read topic %s. Check the"
                + " secrets its options refer to, and its rights (read and describe).")
            .formatted(source, connection, topic),
        cause);
  }

  /** A cluster that does not answer; the cause may be null. */
  static NightjarException brokerUnreachable(
      String source, String connection, String topic, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.BROKER_UNREACHABLE,
        ("Source %s: connection %s gives no answer about topic %s. Check that its brokers run and"
                + " can be reached by the addresses they advertise, then repeat the command.")
            .formatted(source, connection, topic),
        cause);
  }

  /** A topic that is not there. */
  static NightjarException topicNotFound(String source, String connection, String topic) {
    return new NightjarException(
        EtlErrorCode.TOPIC_NOT_FOUND,
        ("Source %s: connection %s has no topic %s, or must not see it. Check topic in the pipeline"
                + " file, or create the topic.")
            .formatted(source, connection, topic));
  }

  /** A night without records, and the pipeline says that this must not be. */
  static NightjarException recordsMissing(String source, String topic, String nights) {
    return new NightjarException(
        EtlErrorCode.DELIVERY_MISSING,
        ("Source %s: topic %s has no record for %s. Repeat the command when its producers have"
                + " caught up, or declare missing: warn.")
            .formatted(source, topic, nights));
  }

  /** Records of a night that the cluster has removed. */
  static NightjarException offsetsExpired(
      String source, String range, LocalDate night, long begin) {
    return new NightjarException(
        EtlErrorCode.OFFSETS_EXPIRED,
        ("Source %s: %s are the offsets of %s, but those before %d have expired. Nothing was"
             + " loaded; rows that an earlier run has loaded of that night stay. Let the topic keep"
             + " its records for longer, or go on with what is left by missing: warn.")
            .formatted(source, range, night, begin));
  }

  /** Records that the cluster has removed while they were read. */
  static NightjarException offsetsGone(
      String source, String topic, int partition, Throwable cause) {
    return new NightjarException(
        EtlErrorCode.OFFSETS_EXPIRED,
        ("Source %s: offsets of %s/%d have expired while they were read. Let the topic keep its"
                + " records for longer, then repeat the command.")
            .formatted(source, topic, partition),
        cause);
  }

  /** A topic that ends before what nights have already taken of it. */
  static NightjarException topicRestarted(String source, String partition, long end, long taken) {
    return new NightjarException(
        EtlErrorCode.TOPIC_RESTARTED,
        ("Source %s: %s ends at offset %d, but nights reach up to %d: the topic was created anew or"
                + " has lost records. Nothing was loaded. Bring it back, or read the new one as"
                + " another topic or source.")
            .formatted(source, partition, end, taken));
  }

  /** Two nights whose ends contradict each other. */
  static NightjarException offsetsInDisorder(String source, String partition, long from, long to) {
    return new NightjarException(
        EtlErrorCode.OFFSETS_IN_DISORDER,
        ("Source %s: a night of %s begins at offset %d and ends at %d. Two nights that were not"
                + " over yet have run at the same time; keep the lake as it is and report this.")
            .formatted(source, partition, from, to));
  }
}
