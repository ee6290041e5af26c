package io.nightjar.etl;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;

/** A real Kafka in this process: one node, a listener for everybody and one that asks who it is. */
final class TestBroker implements AutoCloseable {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required %s;";

  private final int open;
  private final int closed;
  private final KafkaRaftServer server;
  private final Admin admin;

  private TestBroker(Path folder) throws IOException {
    int[] ports = freePorts();
    this.open = ports[0];
    this.closed = ports[1];
    Properties settings = settings(folder, ports);
    Path file = folder.resolve("server.properties");
    Files.createDirectories(folder);
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, null);
    }
    try (PrintStream silent = new PrintStream(PrintStream.nullOutputStream())) {
      String id = Uuid.randomUuid().toString();
      StorageTool.execute(new String[] {"format", "-t", id, "-c", file.toString()}, silent);
    }
    this.server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    this.admin = Admin.create(Map.of("bootstrap.servers", brokers()));
  }

  /** Starts one with its files in that folder. */
  static TestBroker start(Path folder) throws IOException {
    return new TestBroker(folder);
  }

  /** Where anybody may ask. */
  String brokers() {
    return "127.0.0.1:" + open;
  }

  /** Where only {@code nightjar} may ask, with the password {@code right}. */
  String guardedBrokers() {
    return "127.0.0.1:" + closed;
  }

  /** What a client says who it is. */
  static String login(String password) {
    return LOGIN.formatted("username=\"nightjar\" password=\"" + password + "\"");
  }

  void topic(String name, int partitions) {
    Map<String, String> forever = Map.of("retention.ms", "-1");
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(forever);
    done(() -> admin.createTopics(List.of(topic)).all().get());
  }

  void partitions(String topic, int count) {
    done(() -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count))).all().get());
  }

  void drop(String topic) {
    done(() -> admin.deleteTopics(List.of(topic)).all().get());
  }

  /** Lets the records before an offset expire. */
  void expire(String topic, int partition, long offset) {
    RecordsToDelete before = RecordsToDelete.beforeOffset(offset);
    TopicPartition where = new TopicPartition(topic, partition);
    done(() -> admin.deleteRecords(Map.of(where, before)).all().get());
  }

  /** Appends values that were written at an instant, in this order. */
  void send(String topic, int partition, String time, String... values) {
    try (KafkaProducer<String, String> producer = producer(Map.of())) {
      for (String value : values) {
        done(() -> producer.send(record(topic, partition, time, value)).get());
      }
    }
  }

  /** Appends a value with a key. */
  void sendKeyed(String topic, String time, byte[] key, String value) {
    long millis = Instant.parse(time).toEpochMilli();
    Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      done(() -> producer.send(new ProducerRecord<>(topic, 0, millis, key, bytes)).get());
    }
  }

  /** Appends values in a transaction that is kept or given up. */
  void transact(String topic, String time, boolean isKept, String... values) {
    try (KafkaProducer<String, String> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic + isKept))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (String value : values) {
        done(() -> producer.send(record(topic, 0, time, value)).get());
      }
      if (isKept) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  @Override
  public void close() {
    admin.close();
    server.shutdown();
    server.awaitShutdown();
  }

  private static ProducerRecord<String, String> record(
      String topic, int partition, String time, String value) {
    long written = Instant.parse(time).toEpochMilli();
    return new ProducerRecord<>(topic, partition, written, null, value);
  }

  private KafkaProducer<String, String> producer(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers());
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private static Properties settings(Path folder, int[] ports) {
    Properties settings = new Properties();
    String login = LOGIN.formatted("user_nightjar=\"right\"");
    Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + ports[2]),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry("inter.broker.listener.name", "OPEN"),
            Map.entry(
                "listeners",
                "OPEN://127.0.0.1:%d,GUARDED://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                    .formatted(ports[0], ports[1], ports[2])),
            Map.entry(
                "listener.security.protocol.map",
                "OPEN:PLAINTEXT,GUARDED:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("listener.name.guarded.sasl.enabled.mechanisms", "PLAIN"),
            Map.entry("listener.name.guarded.plain.sasl.jaas.config", login),
            Map.entry("log.dirs", folder.resolve("logs").toString()),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"))
        .forEach(settings::put);
    return settings;
  }

  private static int[] freePorts() throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket first = new ServerSocket(0, 1, here);
        ServerSocket second = new ServerSocket(0, 1, here);
        ServerSocket third = new ServerSocket(0, 1, here)) {
      return new int[] {first.getLocalPort(), second.getLocalPort(), third.getLocalPort()};
    }
  }

  private interface Step {
    void run() throws InterruptedException, ExecutionException;
  }

  private static void done(Step step) {
    try {
      step.run();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
