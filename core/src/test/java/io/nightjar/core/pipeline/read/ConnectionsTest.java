package io.nightjar.core.pipeline.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.config.Connections;
import io.nightjar.core.config.KafkaConnection;
import io.nightjar.core.pipeline.project.SampleProject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases and Kafka clusters under one section, told apart by their keys. */
final class ConnectionsTest {
  private static final String FILE = "conf/pipelines/shop.yaml";
  private static final String LOCAL = "conf/environments/local.yaml";
  private static final String PRODUCTS = "format: csv\n    path: products.csv";
  private static final String TOPIC = "format: kafka\n    kafka: {connection: %s, topic: clicks}";
  private static final String TABLE = "format: jdbc\n    jdbc: {connection: %s, table: clicks}";
  private static final String BOTH =
      """
      connections:
        shop:
          url: jdbc:postgresql://127.0.0.1/shop
        events:
          brokers: 127.0.0.1:9092
          options:
            sasl.jaas.config: {env: LOGIN}
      """;

  @TempDir Path folder;
  private SampleProject project;

  @BeforeEach
  void declare() {
    project = SampleProject.copyTo(folder).write(LOCAL, BOTH);
  }

  @Test
  void givesEachKindByItsName() {
    Connections connections = connections(Map.of("LOGIN", "hush"));
    assertThat(connections.database("shop").url()).isEqualTo("jdbc:postgresql://127.0.0.1/shop");
    KafkaConnection events = connections.kafka("events");
    assertThat(events.brokers()).isEqualTo("127.0.0.1:9092");
    assertThat(events.options()).containsExactly(Map.entry("sasl.jaas.config", "hush"));
    assertThat(events + connections.toString()).doesNotContain("hush", "127.0.0.1");
    assertThatThrownBy(() -> connections(Map.of()).kafka("events"))
        .hasMessageContaining(LOCAL + ":7")
        .hasMessageContaining("environment variable LOGIN is not set");
  }

  @Test
  void refusesTheOtherKind() {
    Connections connections = connections(Map.of());
    assertThatThrownBy(() -> connections.kafka("shop"))
        .hasMessageContaining(
            LOCAL
                + ":2: connection shop is a database (url), and a Kafka cluster (brokers) is read;"
                + " name another connection");
    assertThatThrownBy(() -> connections.database("events"))
        .hasMessageContaining("connection events is a Kafka cluster (brokers), and a database");
  }

  @Test
  void refusesPipelinesThatReadTheOtherKindOrNone() {
    assertThat(problems(TOPIC, "events")).isEmpty();
    assertThat(problems(TABLE, "shop")).isEmpty();
    assertThat(problems(TOPIC, "shop"))
        .containsExactly(
            FILE
                + ":19: sources.products.kafka.connection: shop is a database (url), and a Kafka"
                + " cluster (brokers) is read; name another connection");
    assertThat(problems(TABLE, "events"))
        .containsExactly(
            FILE
                + ":19: sources.products.jdbc.connection: events is a Kafka cluster (brokers), and"
                + " a database (url) is read; name another connection");
    assertThat(problems(TOPIC, "event"))
        .containsExactly(
            FILE
                + ":19: sources.products.kafka.connection: no such connection; add it under"
                + " connections of conf/environments/local.yaml; did you mean \"events\"?");
  }

  @Test
  void takesOneOfTheTwoShapes() {
    assertThat(environment("{brokers: '127.0.0.1:9092', url: jdbc:x, user: me}"))
        .containsExactlyInAnyOrder(
            LOCAL
                + ":2: connections.one.url: belongs to a database, and a Kafka cluster has brokers"
                + " and options; take it out",
            LOCAL
                + ":2: connections.one.user: belongs to a database, and a Kafka cluster has brokers"
                + " and options; take it out");
    assertThat(environment("{options: {security.protocol: SSL}}"))
        .containsExactly(
            LOCAL
                + ":2: connections.one.brokers: key is missing; add it, for example \"brokers:"
                + " kafka-1.example.org:9092,kafka-2.example.org:9092\"");
    assertThat(environment("{user: me}"))
        .containsExactly(
            LOCAL
                + ":2: connections.one.url: key is missing; add it, for example \"url:"
                + " jdbc:postgresql://127.0.0.1:5432/shop\"");
  }

  private List<String> problems(String source, String connection) {
    String before = project.read(FILE);
    project.replace(FILE, PRODUCTS, source.formatted(connection));
    List<String> problems = project.open().check(List.of()).problems();
    project.write(FILE, before);
    return problems;
  }

  private List<String> environment(String connection) {
    project.write(LOCAL, "connections:\n  one: " + connection + "\n");
    return project.open().check(List.of()).problems();
  }

  private Connections connections(Map<String, String> variables) {
    return project.open(Optional.empty(), variables).environment().connections();
  }
}
