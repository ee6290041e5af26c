package io.nightjar.cli.dags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SyncCommandTest {
  private static final String PIPELINE =
      """
      pipeline: NAME
      description: Counts what comes
      owner: {team: counters}
      time-zone: Europe/Berlin
      start: 2024-01-01
      schedule: {nightly: "30 2 * * *", due: "06:00"}
      sources:
        NAME: {format: csv, path: "NAME/{date}.csv", columns: things.ddl, known-at: seen}
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void twoPipelines() throws IOException {
    pipeline("apples", PIPELINE);
    pipeline("pears", PIPELINE);
  }

  @Test
  void writesWhatTheDagsNeed() throws IOException {
    int exitCode = sync();
    assertThat(exitCode).as(err.toString()).isZero();

    assertThat(out.toString())
        .isEqualTo(
            "apples: new\npears: new\n2 pipelines, 2 changed, 0 not readable; plans in %s\n"
                .formatted(plans()));
    JsonNode plan = new ObjectMapper().readTree(plans().resolve("apples.json").toFile());
    assertThat(plan.at("/schedule/due").asText()).isEqualTo("06:00");
    assertThat(plan.at("/jobs/0/main-class").asText()).isEqualTo("io.nightjar.etl.EtlMain");
    assertThat(plan.at("/jobs/0/arguments"))
        .extracting(JsonNode::asText)
        .endsWith("--project", folder.toString(), "--lake", folder.resolve("lake").toString());
    assertThat(plan.at("/assets/0/name").asText()).isEqualTo("bronze.apples");
    assertThat(plan.at("/assets/0/uri").asText())
        .isEqualTo("file://" + folder.resolve("lake/bronze/apples"));
    assertThat(plan.at("/launch/master").asText()).isEqualTo("local[*]");
    assertThat(Path.of(plan.at("/launch/spark-submit").asText())).isSymbolicLink();
  }

  @Test
  void changesOnlyWhatIsOther() throws IOException {
    sync();
    out.getBuffer().setLength(0);
    pipeline("apples", PIPELINE.replace("06:00", "07:00"));
    Files.delete(folder.resolve("conf/pipelines/pears.yaml"));
    pipeline("plums", PIPELINE);

    int exitCode = sync();
    assertThat(exitCode).as(err.toString()).isZero();

    assertThat(out.toString())
        .startsWith(
            "apples: changed\nplums: new\npears: removed: there is no such pipeline any more\n");
    assertThat(names()).containsExactly("apples.json", "plums.json");
    out.getBuffer().setLength(0);
    sync();
    assertThat(out.toString()).startsWith("apples: as it was\nplums: as it was\n2 pipelines, 0");
  }

  @Test
  void keepsThePlanOfABrokenPipelineAndWritesTheOthers() throws IOException {
    sync();
    String before = Files.readString(plans().resolve("apples.json"));
    pipeline("apples", PIPELINE.replace("due: \"06:00\"", "due: \"02:00\", nighty: x"));
    pipeline("pears", PIPELINE.replace("06:00", "07:00"));

    assertThat(sync()).isEqualTo(10);

    assertThat(err.toString())
        .isEqualTo(
            "nightjar: apples: not written, and the plan before it stays:"
                + " conf/pipelines/apples.yaml:6: schedule.nighty: unknown key; did you mean"
                + " \"nightly\"? (and 1 more). See nightjar check apples.\n");
    assertThat(Files.readString(plans().resolve("apples.json"))).isEqualTo(before);
    assertThat(Files.readString(plans().resolve("pears.json"))).contains("07:00");
    pipeline("plums", "pipeline: plums\n");
    sync();
    assertThat(err.toString()).contains("nightjar: plums: not written, and there is no plan of it");
  }

  private int sync() {
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
    err.getBuffer().setLength(0);
    return CommandLines.execute(
        terminal,
        "dags",
        "sync",
        "--project",
        folder.toString(),
        "--lake",
        folder.resolve("lake").toString());
  }

  private void pipeline(String name, String text) throws IOException {
    Path pipelines = Files.createDirectories(folder.resolve("conf/pipelines"));
    Files.writeString(pipelines.resolve(name + ".yaml"), text.replace("NAME", name));
    Files.createDirectories(pipelines.resolve(name));
    Files.writeString(pipelines.resolve(name + "/things.ddl"), "thing STRING,\nseen TIMESTAMP\n");
  }

  private Path plans() {
    return folder.resolve(".nightjar/airflow/plans");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(plans())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
