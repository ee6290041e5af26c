package io.nightjar.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.core.config.Environment;
import io.nightjar.core.run.RunManifest;
import io.nightjar.core.table.PinnedTable;
import io.nightjar.testkit.SparkTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class JobReportTest {
  private final ToyJobs jobs = new ToyJobs();

  @TempDir private Path lake;
  private LakeSession session;

  @BeforeEach
  void open(SparkSession spark) {
    Environment local =
        new Environment("local", lake.toString(), lake.toString(), "local[2]", Map.of());
    session = LakeSession.on(spark, local, Clock.systemUTC());
  }

  @Test
  void saysWhatWasReadAndMadeAndFinished() throws Exception {
    RunManifest make = run("make");
    run("check");
    RunManifest publish = run("publish");

    JsonNode made = report(make);
    assertThat(made.path("run-key").asText()).isEqualTo("toys/make for 2013-03-01");
    assertThat(made.path("run-id").asText()).isEqualTo(make.runId());
    assertThat(made.path("asked-by").asText()).isEqualTo("somebody");
    assertThat(made.path("verdict").asText()).isEqualTo("succeeded");
    assertThat(made.path("manifest").asText()).endsWith(make.runId() + ".json");
    assertThat(made.at("/outputs/0/table").asText()).isEqualTo("stage.silver.toys");
    assertThat(made.at("/outputs/0/rows").asLong()).isEqualTo(1);
    assertThat(made.at("/outputs/0/is-new").asBoolean()).isTrue();
    assertThat(made.path("release")).isEmpty();

    JsonNode published = report(publish);
    assertThat(published.at("/inputs/0").toString())
        .isEqualTo("{\"table\":\"stage.silver.toys\",\"version\":0}");
    assertThat(published.at("/outputs/0/table-id").asText())
        .isEqualTo(session.tableId(ToyPlans.TOYS))
        .hasSize(36)
        .isNotEqualTo(made.at("/outputs/0/table-id").asText());
    assertThat(published.path("release").toString()).isEqualTo("{\"silver.toys\":0}");
  }

  @Test
  void aRepetitionNamesTheVersionsAgain() throws Exception {
    run("make");
    run("check");
    RunManifest first = run("publish");
    JsonNode again = report(run("publish"));

    assertThat(again.path("same-as").asText()).isEqualTo(first.runId());
    assertThat(again.at("/outputs/0/version").asLong()).isZero();
    assertThat(again.at("/outputs/0/is-new").asBoolean()).isFalse();
  }

  @Test
  void aFailureSaysItsLine() throws Exception {
    JsonNode failed = report(run("publish"));

    assertThat(failed.path("verdict").asText()).isEqualTo("failed");
    assertThat(failed.path("exit-code").asInt()).isEqualTo(10);
    assertThat(failed.path("message").asText()).contains("check");
    assertThat(failed.path("outputs")).isEmpty();
  }

  @Test
  void theIdOfATableStaysWhileItsVersionsGrow() {
    run("make");
    run("check");
    run("publish");
    String id = session.tableId(ToyPlans.TOYS);
    session.runner().run(jobs, ToyPlans.request("make", "b"));
    session.runner().run(jobs, ToyPlans.request("check", "b"));
    session.runner().run(jobs, ToyPlans.request("publish", "b"));

    assertThat(session.tables().findLatest(ToyPlans.TOYS))
        .contains(new PinnedTable(ToyPlans.TOYS, 1));
    assertThat(session.tableId(ToyPlans.TOYS)).isEqualTo(id);
  }

  private RunManifest run(String job) {
    return session.runner().run(jobs, ToyPlans.request(job, "a"));
  }

  private JsonNode report(RunManifest manifest) throws JsonProcessingException {
    return new ObjectMapper().readTree(new JobReport(session, "somebody").of(manifest));
  }
}
