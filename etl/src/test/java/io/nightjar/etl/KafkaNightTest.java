package io.nightjar.etl;

import static io.nightjar.testkit.Rows.row;
import static io.nightjar.testkit.RowsAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nightjar.core.run.RunManifest;
import io.nightjar.core.run.RunManifest.Failed;
import io.nightjar.testkit.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Topics of a real Kafka, night by night. The nights end at 05:00 UTC. */
@SparkTest
class KafkaNightTest {
  private static final String FIRST = "2024-01-02";
  private static final String SECOND = "2024-01-03";
  private static final String IN_FIRST = "2024-01-02T20:00:00Z";
  private static final String IN_SECOND = "2024-01-03T05:00:00Z";
  private static final String CLICKS =
      """
      sources:
        clicks:
          format: kafka
          kafka: {connection: events, topic: %s}
          columns: clicks.ddl
      """;

  private static TestBroker broker;

  @TempDir Path folder;
  private TestProject project;
  private String topic;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    broker = TestBroker.start(folder);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void declare(TestInfo test) {
    topic = test.getTestMethod().orElseThrow().getName();
    project =
        new TestProject(folder)
            .pipeline(CLICKS.formatted(topic))
            .beside("clicks.ddl", "id INT NOT NULL, page STRING");
    connect(broker.brokers(), "");
  }

  @Test
  void nightsAreRangesOfOffsetsThatNeverChange(SparkSession spark) {
    broker.topic(topic, 2);
    broker.send(topic, 0, "2024-01-01T20:00:00Z", json(0));
    broker.send(topic, 0, IN_FIRST, json(1), "{\"id\":\"x\"}", json(2));
    broker.send(topic, 1, IN_FIRST, json(3), null, "{broken");
    NightRig rig = project.rig(spark);
    RunManifest first = rig.job("ingest", FIRST);
    assertThat(first.outcome().exitCode()).as(first.outcome().toString()).isZero();
    assertThat(first.outcome().metrics())
        .containsEntry("clicks.rows-in", 6L)
        .containsEntry("clicks.rows-good", 3L)
        .containsEntry("clicks.rows-quarantined", 3L);
    assertThat(first.outcome().notes())
        .containsExactly("Source clicks: read %1$s/0@1-4, %1$s/1@0-3".formatted(topic));
    assertThatRows(rows(rig))
        .containsExactly(
            row(1, topic + "/0@1-4", 1L),
            row(2, topic + "/0@1-4", 3L),
            row(3, topic + "/1@0-3", 0L));
    assertThatRows(rig.table("quarantine.clicks").select("_source_file", "_source_row"))
        .containsExactly(
            row(topic + "/0@1-4", 2L), row(topic + "/1@0-3", 1L), row(topic + "/1@0-3", 2L));

    broker.send(topic, 0, IN_SECOND, json(4));
    broker.send(topic, 0, IN_FIRST, json(5)); // late
    broker.send(topic, 1, IN_SECOND, json(6));
    List<Row> before = rows(rig).collectAsList();
    assertThat(rig.again("ingest", FIRST).outcome().exitCode()).isZero();
    assertThat(rows(rig).collectAsList()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(rig.job("ingest", SECOND).outcome().metrics()).containsEntry("rows-in", 3L);
    assertThatRows(rig.table("bronze.clicks").select("id"))
        .containsExactly(row(1), row(2), row(3), row(4), row(5), row(6));
    assertThat(rig.unproven("bronze.clicks")).isEmpty();

    NightRig twin = project.rig(spark, "twin");
    RunManifest both = twin.job("ingest", FIRST + ".." + SECOND);
    assertThat(both.outcome().metrics()).containsEntry("rows-in", 9L);
    assertThat(rows(twin).collectAsList())
        .containsExactlyInAnyOrderElementsOf(rows(rig).collectAsList());
  }

  @Test
  void aNightThatDiesReadsTheSameRecordsAgain(SparkSession spark) throws IOException {
    broker.topic(topic, 1);
    broker.send(topic, 0, IN_FIRST, json(1), json(2));
    Path bronze = Files.createDirectories(folder.resolve("lake")).resolve("bronze");
    Files.writeString(bronze, "no room for a table");
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isNotZero();
    Files.delete(bronze);
    broker.send(topic, 0, IN_FIRST, json(3));
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isZero();
    assertThatRows(rig.table("bronze.clicks").select("id")).containsExactly(row(1), row(2));
    assertThat(rig.job("ingest", SECOND).outcome().exitCode()).isZero();
    assertThatRows(rig.table("bronze.clicks").select("id")).containsExactly(row(1), row(2), row(3));
  }

  @Test
  void aProducerWhoseClockIsAheadDoesNotStopTheNights(SparkSession spark) {
    broker.topic(topic, 1);
    broker.send(topic, 0, IN_FIRST, json(1));
    broker.send(topic, 0, "2199-01-01T00:00:00Z", json(2));
    broker.send(topic, 0, IN_FIRST, json(3));
    broker.send(topic, 0, IN_SECOND, json(4));
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", FIRST).outcome().metrics()).containsEntry("rows-in", 3L);
    assertThat(rig.job("ingest", SECOND).outcome().metrics()).containsEntry("rows-in", 1L);
  }

  @Test
  void nightsMayRunInAnyOrderAndPartitionsMayBeAdded(SparkSession spark) {
    broker.topic(topic, 1);
    broker.send(topic, 0, IN_FIRST, json(1));
    broker.send(topic, 0, IN_SECOND, json(2));
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", SECOND).outcome().metrics()).containsEntry("rows-in", 1L);
    broker.partitions(topic, 2);
    broker.send(topic, 1, IN_FIRST, json(3));
    broker.send(topic, 1, "2024-01-04T20:00:00Z", json(4));
    assertThat(rig.job("ingest", FIRST).outcome().metrics()).containsEntry("rows-in", 1L);
    assertThat(rig.job("ingest", "2024-01-04").outcome().metrics()).containsEntry("rows-in", 2L);
    assertThatRows(rig.table("bronze.clicks").select("id"))
        .containsExactly(row(1), row(2), row(3), row(4));
  }

  @Test
  void whatATransactionHasGivenUpIsNotThere(SparkSession spark) {
    LocalDate open = LocalDate.now(ZoneOffset.UTC).plusDays(2); // markers are of today
    Map<String, String> inAWeek = Map.of("NIGHTJAR_CLOCK_OFFSET_SECONDS", "604800");
    broker.topic(topic, 1);
    broker.send(topic, 0, IN_FIRST, json(0));
    assertThat(failure(project.rig(spark).job("ingest", open + ""), 40))
        .contains(topic + "@" + open + " is not complete yet (the end of the night)");
    NightRig rig = project.rig(spark, "lake", inAWeek);
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isZero();
    assertThat(rig.job("ingest", open + "").outcome().exitCode()).isEqualTo(20);
    broker.transact(topic, IN_FIRST, false, json(8), json(9));
    broker.transact(topic, IN_FIRST, true, json(1), json(2));
    assertThat(rig.job("ingest", open + "").outcome().metrics()).containsEntry("rows-in", 2L);
    assertThatRows(rows(rig))
        .containsExactly(
            row(0, topic + "/0@0-1", 0L),
            row(1, topic + "/0@1-7", 4L),
            row(2, topic + "/0@1-7", 5L));
  }

  @Test
  void expiredRecordsStopANightThatIsNotLoaded(SparkSession spark) {
    broker.topic(topic, 1);
    broker.send(topic, 0, IN_FIRST, json(1), json(2), json(3));
    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isZero();
    broker.send(topic, 0, IN_SECOND, json(4), json(5));
    broker.expire(topic, 0, 4);
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isZero();
    assertThat(failure(rig.again("ingest", FIRST), 20))
        .contains(topic + "/0@0-3", FIRST, "before 4 have expired", "stay", "missing: warn");
    assertThat(failure(rig.job("ingest", SECOND), 20)).contains("before 4 have expired");

    project.pipeline(CLICKS.formatted(topic) + "    missing: warn\n");
    NightRig lenient = project.rig(spark);
    assertThat(lenient.job("ingest", SECOND).outcome().notes())
        .anyMatch(
            note ->
                note.endsWith(
                    "has expired and is not loaded: " + topic + "/0@3-5 before offset 4"));
    assertThatRows(lenient.table("bronze.clicks").select("id"))
        .containsExactly(row(1), row(2), row(3), row(5));
    assertThat(failure(lenient.again("ingest", FIRST), 20)).contains("it is gone now");

    broker.drop(topic);
    broker.topic(topic, 1);
    assertThat(failure(lenient.job("ingest", "2024-01-04"), 20))
        .contains(topic + "/0 ends at offset 0, but nights reach up to 5");
  }

  @Test
  void aNightWithoutRecordsStaysOpenWhereTheyMustNotBeMissing(SparkSession spark) {
    NightRig rig = project.rig(spark);
    assertThat(failure(rig.job("ingest", FIRST), 10)).contains("events has no topic " + topic);
    broker.topic(topic, 1);
    assertThat(failure(rig.job("ingest", FIRST), 20)).contains("no record for " + FIRST);
    broker.send(topic, 0, IN_FIRST, json(1));
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isZero();
  }

  @Test
  void whoeverIsNotLetInIsToldWithoutTheSecret(SparkSession spark) {
    broker.topic(topic, 1);
    broker.send(topic, 0, IN_FIRST, json(1));
    String options =
        """
              security.protocol: SASL_PLAINTEXT
              sasl.mechanism: PLAIN
              sasl.jaas.config: {file: login}
        """;
    connect(broker.guardedBrokers(), options);
    project.secret("login", TestBroker.login("wrong-4711"));
    assertThat(failure(project.rig(spark).job("ingest", FIRST), 10))
        .contains("connection events is refused the login")
        .doesNotContain("4711");
    project.secret("login", TestBroker.login("right"));
    assertThat(project.rig(spark).job("ingest", FIRST).outcome().exitCode()).isZero();
    project.secret("login", "nonsense 4711");
    assertThat(failure(project.rig(spark).again("ingest", SECOND), 10))
        .contains("does not take the settings of connection events")
        .doesNotContain("4711");

    connect("127.0.0.1:1", "      default.api.timeout.ms: 1500\n      request.timeout.ms: 1000\n");
    assertThat(failure(project.rig(spark).job("ingest", SECOND), 40))
        .contains("connection events gives no answer about topic " + topic);
    assertThat(project.rig(spark).job("ingest", FIRST).outcome().exitCode()).isZero();
  }

  @Test
  void theKeyIsAColumnIfItIsWanted(SparkSession spark) {
    project.pipeline(CLICKS.formatted(topic).replace("}", ", key: page}"));
    broker.topic(topic, 1);
    broker.sendKeyed(topic, IN_FIRST, "käse".getBytes(StandardCharsets.UTF_8), json(1));
    broker.sendKeyed(topic, IN_FIRST, null, json(2));
    broker.sendKeyed(topic, IN_FIRST, new byte[] {(byte) 0xff}, json(3));

    NightRig rig = project.rig(spark);
    assertThat(rig.job("ingest", FIRST).outcome().exitCode()).isZero();
    assertThatRows(rig.table("bronze.clicks").select("id", "page"))
        .containsExactly(row(1, "käse"), row(2, null));
    assertThatRows(rig.table("quarantine.clicks").select("column", "reason"))
        .containsExactly(row("page", "page is not valid UTF-8"));

    project.pipeline(CLICKS.formatted(topic).replace("}", ", key: pages}"));
    assertThatThrownBy(() -> project.rig(spark))
        .hasMessageContaining("is no column of the contract; its columns: id, page");
  }

  private void connect(String brokers, String options) {
    String connection = "connections:\n  events:\n    brokers: %s\n".formatted(brokers);
    project.environment(connection + (options.isEmpty() ? "" : "    options:\n" + options));
  }

  private static Dataset<Row> rows(NightRig rig) {
    return rig.table("bronze.clicks").select("id", "_source_file", "_source_row");
  }

  private static String json(int id) {
    return "{\"id\": %d, \"page\": \"start\"}".formatted(id);
  }

  private static String failure(RunManifest manifest, int exitCode) {
    assertThat(manifest.outcome()).isInstanceOf(Failed.class);
    String message = ((Failed) manifest.outcome()).message();
    assertThat(manifest.outcome().exitCode()).as(message).isEqualTo(exitCode);
    assertThat(message).doesNotContain("\n");
    return message;
  }
}
