package io.nightjar.core.config;

/** What a connection leads to. */
public enum ConnectionKind {
  /** A database, reached by JDBC. */
  DATABASE("a database", "url"),
  /** A Kafka cluster. */
  KAFKA("a Kafka cluster", "brokers");

  private final String words;
  private final String key;

  ConnectionKind(String words, String key) {
    this.words = words;
    this.key = key;
  }

  /** What the keys of a connection say that it is. */
  static ConnectionKind of(Section connection) {
    return connection.has(KAFKA.key) ? KAFKA : DATABASE;
  }

  /** Why a connection is of no use where one of this kind is wanted. */
  public String insteadOf(ConnectionKind found) {
    return "is %s (%s), and %s (%s) is read; name another connection"
        .formatted(found.words, found.key, words, key);
  }
}
