package io.nightjar.cli.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightjar.cli.CommandLines;
import io.nightjar.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say where there is no Airflow; one that lives is followed end to end. */
class AirflowCommandTest {
  @TempDir private Path project;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void makeProject() throws Exception {
    Files.createDirectories(project.resolve("conf/pipelines"));
    Files.createDirectories(project.resolve("dags"));
    Files.writeString(project.resolve("dags/nightjar_dags.py"), "# dag airflow\n");
    Files.writeString(project.resolve("dags/requirements-airflow.txt"), "a==1 --hash=sha256:00\n");
  }

  @Test
  void saysHowToStartWhatIsNotUp() {
    assertThat(run("status")).isEqualTo(40);
    assertThat(out.toString()).isEqualTo("Airflow is not up. Start it: nightjar airflow up\n");
  }

  @Test
  void stopsWhatIsNotUpWithoutComplaint() {
    assertThat(run("down")).isZero();
    assertThat(out.toString()).isEqualTo("Airflow was not up.\n");
  }

  @Test
  void saysThatItMustBeInstalledFirst() {
    assertThat(run("up")).isEqualTo(10);
    assertThat(err.toString()).contains("nightjar airflow install").hasLineCount(1);
  }

  @Test
  void saysThatPythonIsMissing() {
    assertThat(run("install", "--python", "/nowhere/python3")).isEqualTo(10);
    assertThat(err.toString()).contains("needs Python 3.11 or newer").hasLineCount(1);
  }

  @Test
  void saysWhichComponentsHaveLogs() {
    assertThat(run("logs", "webserver")).isEqualTo(10);
    assertThat(err.toString()).contains("webserver", "api-server, scheduler").hasLineCount(1);
  }

  @Test
  void printsTheLastLinesOfEachLog() throws Exception {
    Path logs = Files.createDirectories(project.resolve(".nightjar/airflow/logs"));
    Files.writeString(logs.resolve("scheduler.log"), "one\ntwo\nthree\n");
    Files.writeString(logs.resolve("triggerer.log"), "four\n");

    assertThat(run("logs", "-n", "2")).isZero();

    assertThat(out.toString())
        .isEqualTo("scheduler     | two\nscheduler     | three\ntriggerer     | four\n");
  }

  @Test
  void waitsForNoOtherCommandButSaysSo() throws Exception {
    Path home = Files.createDirectories(project.resolve(".nightjar/airflow"));
    try (FileChannel channel =
            FileChannel.open(
                home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(run("down")).isEqualTo(30);
    }
    assertThat(err.toString()).contains("Another nightjar airflow command").hasLineCount(1);
  }

  private int run(String... words) {
    List<String> line = new ArrayList<>(List.of("airflow"));
    line.addAll(List.of(words));
    line.addAll(List.of("--project", project.toString()));
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
    return CommandLines.execute(terminal, line.toArray(String[]::new));
  }
}
