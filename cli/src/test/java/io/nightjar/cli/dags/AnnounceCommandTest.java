package io.nightjar.cli.dags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tells an Airflow that is played what a job has made that it did not run. */
class AnnounceCommandTest {
  private static final String RESULT =
      """
      {"run-key": "flights/score for 2013-03-15", "run-id": "r1", "verdict": "%s",
       "pipeline": "flights", "to": "2013-03-15", "manifest": "/lake/r1.json",
       "outputs": [
         {"table": "gold.flights_predictions", "version": 4, "table-id": "a-b", "rows": 980},
         {"table": "stage.gold.flights_features", "version": 7, "table-id": "c-d", "rows": 980}],
       "release": {"gold.flights_predictions": 4}}
      """;

  @TempDir private Path folder;
  private PlayedProject project;
  private final PlayedAirflow airflow = new PlayedAirflow("flights_nightly");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeAProject() throws IOException {
    project = PlayedProject.in(folder, airflow);
    airflow.know("gold.flights_predictions");
  }

  @AfterEach
  void stop() {
    airflow.close();
  }

  @Test
  void tellsOnceWhatAirflowWouldHaveTold() throws IOException {
    assertThat(announce(RESULT.formatted("succeeded"))).isZero();

    assertThat(airflow.events())
        .singleElement()
        .hasToString(
            "{\"run_key\":\"flights/score for 2013-03-15\",\"run_id\":\"r1\","
                + "\"verdict\":\"succeeded\",\"manifest\":\"/lake/r1.json\","
                + "\"night\":\"2013-03-15\",\"delta_version\":4,\"delta_table_id\":\"a-b\","
                + "\"row_count\":980}");
    assertThat(out.toString())
        .contains("gold.flights_predictions             announced")
        .contains("release.flights                      no DAG knows it")
        .doesNotContain("stage");

    assertThat(announce(RESULT.formatted("succeeded"))).isZero();
    assertThat(airflow.events()).hasSize(1);
    assertThat(out.toString())
        .contains("gold.flights_predictions             was announced before");
  }

  @Test
  void tellsNothingOfARunThatFailed() throws IOException {
    assertThat(announce(RESULT.formatted("rejected"))).isEqualTo(10);
    assertThat(announce("no JSON")).isEqualTo(10);
    assertThat(err.toString())
        .contains("is not the result of a run that made tables and ended well")
        .contains("cannot be read as the result of a run");
    assertThat(airflow.events()).isEmpty();
  }

  private int announce(String result) throws IOException {
    Path file = Files.writeString(folder.resolve("result.json"), result);
    return project.nightjar(out, err, "dags", "announce", file.toString());
  }
}
